using System.Text;
using Microsoft.Data.SqlClient;
using Optica.Data.Audit;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;

namespace Optica.Data.Backups;

/// <summary>
/// Copies a SQLite database while everybody works, with a manifest that a restore is compared with (SECURITY 41). SQL Server is backed up
/// by itself: this only says how.
/// </summary>
public sealed class DatabaseBackup(OpticaDataOptions options, SystemAccess system, MasterKey master, AuditSealer sealer, AuditChain chain)
{
    /// <summary>Makes a backup.</summary>
    /// <param name="folder">A folder that is not there yet, outside the database's own.</param>
    /// <param name="cancellation">Cancels; the folder is taken away again.</param>
    /// <returns>The manifest, or what is wrong in one sentence.</returns>
    public async Task<(BackupManifest? Made, string? Problem)> MakeAsync(string folder, CancellationToken cancellation)
    {
        if (options.DatabaseFile is not { } file)
        {
            return (null, "SQL Server is backed up by itself.");
        }

        var full = Path.GetFullPath(folder);
        if (Path.Exists(full))
        {
            return (null, $"{full} is there already: a backup never writes over another one.");
        }

        PrivateFiles.MakeFolder(full);
        try
        {
            return (await MakeAsync(file, full, cancellation), null);
        }
        catch
        {
            Directory.Delete(full, recursive: true);
            throw;
        }
    }

    /// <summary>What SQL Server is told to back a database up, and to see that the file can be read.</summary>
    /// <param name="connectionString">Names the database.</param>
    /// <param name="folder">A folder of the server, not of this machine.</param>
    public static string Statement(string connectionString, string folder)
    {
        var name = new SqlConnectionStringBuilder(connectionString).InitialCatalog.Replace("]", "]]", StringComparison.Ordinal);
        var file = $"{folder.TrimEnd('/', '\\')}/optica.bak".Replace("'", "''", StringComparison.Ordinal);
        return $"BACKUP DATABASE [{name}] TO DISK = N'{file}' WITH COPY_ONLY, CHECKSUM, INIT;\n"
            + $"RESTORE VERIFYONLY FROM DISK = N'{file}' WITH CHECKSUM;";
    }

    private async Task<BackupManifest> MakeAsync(string file, string folder, CancellationToken cancellation)
    {
        var at = sealer.Now;
        await NoteAsync(folder, cancellation);
        var copy = Path.Combine(folder, BackupManifest.DatabaseName);
        await PrivateFiles.MakeFile(copy).DisposeAsync();
        DatabaseFacts holds;
        await using (var from = await PrivateFiles.OpenAsync(file, cancellation))
        await using (var to = await PrivateFiles.OpenAsync(copy, cancellation))
        {
            // one step under one reading transaction: writers go on, and the copy is of one moment
            await Task.Run(() => from.BackupDatabase(to), cancellation);
            // one file, without a log beside it
            await to.SetAsync("PRAGMA journal_mode = DELETE", cancellation);
            holds = await DatabaseFacts.ReadAsync(to, cancellation);
        }

        var manifest = new BackupManifest
        {
            At = at,
            Program = typeof(DatabaseBackup).Assembly.GetName().Version?.ToString() ?? "",
            MasterKey = master.Fingerprint,
            Sha256 = await PrivateFiles.HashAsync(copy, cancellation),
            Holds = holds,
        }.Sealed(master);
        await using var stream = PrivateFiles.MakeFile(Path.Combine(folder, BackupManifest.FileName));
        await stream.WriteAsync(Encoding.UTF8.GetBytes(manifest.ToJson()), cancellation);
        stream.Flush(flushToDisk: true);
        return manifest;
    }

    /// <summary>Who takes a copy away leaves a line, which is in the copy too.</summary>
    private async Task NoteAsync(string folder, CancellationToken cancellation)
    {
        await using var db = system.Open();
        db.AuditEntries.Add(sealer.BySystem(AuditActions.BackedUp, null, new FieldChange("Backup", null, Path.GetFileName(folder))));
        await db.SaveChangesAsync(cancellation);
        await chain.SealAllAsync(cancellation);
    }
}
