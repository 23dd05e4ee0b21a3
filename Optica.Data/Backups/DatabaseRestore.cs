using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Encryption;
using Optica.Data.Tenancy;
using Optica.Domain.Common;

namespace Optica.Data.Backups;

/// <summary>
/// Makes an empty installation's SQLite database from a backup (SECURITY 41). Everything is checked on a copy beside the place, which is
/// moved there at the very end; a backup that is not as it was made, or of another master key, leaves nothing behind.
/// </summary>
public sealed class DatabaseRestore(OpticaDataOptions options, SystemAccess system, MasterKey master, TimeProvider time)
{
    /// <summary>Restores.</summary>
    /// <param name="folder">The backup.</param>
    /// <param name="cancellation">Cancels; nothing is left behind.</param>
    /// <returns>The backup's manifest, or what is wrong in one sentence.</returns>
    public async Task<(BackupManifest? Restored, string? Problem)> RunAsync(string folder, CancellationToken cancellation)
    {
        if (options.DatabaseFile is not { } target)
        {
            return (null, "SQL Server is restored by itself: RESTORE DATABASE.");
        }

        string[] places = [target, $"{target}-wal", $"{target}-shm"];
        if (Array.Find(places, Path.Exists) is { } taken)
        {
            return (null, $"{taken} is there: a backup is only restored into an empty place.");
        }

        var (manifest, problem) = await ReadAsync(folder, cancellation);
        if (manifest is null)
        {
            return (null, problem);
        }

        // a name that nobody else has: what a killed run left, or another run at this moment makes, is neither met nor removed
        var copy = $"{target}.restoring-{Ids.New(time):N}";
        try
        {
            PrivateFiles.MakeFolder(Path.GetDirectoryName(target)!);
            return await MakeAsync(folder, (copy, target), manifest, cancellation) is { } refused ? (null, refused) : (manifest, null);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            return (null, unusable.Message);
        }
    }

    /// <returns>What is wrong; null when the copy was moved to its place.</returns>
    private async Task<string?> MakeAsync(
        string folder,
        (string Copy, string Target) to,
        BackupManifest manifest,
        CancellationToken cancellation
    )
    {
        try
        {
            var problem = await CopyAsync(Path.Combine(folder, BackupManifest.DatabaseName), to.Copy, manifest, cancellation);
            problem ??= await new RestoredCopy(to.Copy, master, time).CheckAsync(manifest, cancellation);
            if (problem is null)
            {
                File.Move(to.Copy, to.Target);
            }

            return problem;
        }
        finally
        {
            Remove(to.Copy);
        }
    }

    /// <summary>The manifest, if its backup belongs to this key and this version; nothing is written.</summary>
    private async Task<(BackupManifest? Manifest, string? Problem)> ReadAsync(string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, BackupManifest.FileName);
        if (!File.Exists(file) || BackupManifest.Parse(await File.ReadAllTextAsync(file, cancellation)) is not { } manifest)
        {
            return (null, $"{file} is no manifest of a backup.");
        }

        if (manifest.MasterKey != master.Fingerprint)
        {
            return (
                null,
                $"This backup belongs to the master key with fingerprint {manifest.MasterKey}; the one in use has {master.Fingerprint}. "
                    + "Name the right one in Encryption:MasterKey or Encryption:MasterKeyFile."
            );
        }

        if (!manifest.IsSealedBy(master))
        {
            return (null, "The manifest is not as it was written.");
        }

        await using var db = system.Open();
        var unknown = manifest.Holds.Migrations.Except(db.Database.GetMigrations(), StringComparer.Ordinal).ToList();
        return unknown.Count == 0
            ? (manifest, null)
            : (null, $"This backup was made by a newer version of the portal ({manifest.Program}): it knows {unknown[0]}.");
    }

    private static async Task<string?> CopyAsync(string from, string to, BackupManifest manifest, CancellationToken cancellation)
    {
        if (!File.Exists(from))
        {
            return $"{from} is missing.";
        }

        await using (var target = PrivateFiles.MakeFile(to))
        {
            await using var source = File.OpenRead(from);
            await source.CopyToAsync(target, cancellation);
            target.Flush(flushToDisk: true);
        }

        // of the copy: what is read from the backup twice might be read differently
        return await PrivateFiles.HashAsync(to, cancellation) == manifest.Sha256
            ? null
            : "The copy of the database is not as it was made (SHA-256).";
    }

    private static void Remove(string copy)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { copy, $"{copy}-wal", $"{copy}-shm", $"{copy}-journal" })
        {
            File.Delete(file);
        }
    }
}
