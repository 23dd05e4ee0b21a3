using Optica.Data;
using Optica.Data.Backups;
using Optica.Data.Customers;
using Optica.Data.Hosting;

namespace Optica.Portal.Hosting;

/// <summary>The <c>--backup FOLDER</c> and <c>--restore FOLDER</c> commands.</summary>
internal static class BackupCommands
{
    /// <summary>Copies the database into a new folder while portals run.</summary>
    /// <param name="app">The portal.</param>
    /// <param name="folder">Where to.</param>
    /// <returns>0, or 2 when there is no backup.</returns>
    public static async Task<int> BackupAsync(this WebApplication app, string? folder)
    {
        if (string.IsNullOrEmpty(folder))
        {
            return await RefuseAsync("Name a folder that is not there yet: --backup FOLDER.");
        }

        var options = app.Services.GetRequiredService<OpticaDataOptions>();
        if (options.Provider == DatabaseProvider.SqlServer)
        {
            await Console.Out.WriteLineAsync(DatabaseBackup.Statement(options.ConnectionString, folder));
            return await RefuseAsync(
                "Nothing was backed up: SQL Server writes its own backups, on its own disk, by somebody with the right to. Have it run the "
                    + "statements above. The copy holds no master key: keep that apart."
            );
        }

        if (await app.Services.GetRequiredService<DatabaseSetup>().MissingAsync(CancellationToken.None) is { Count: > 0 } missing)
        {
            return await RefuseAsync($"The database lacks {missing.Count} migrations: run the portal with --migrate first.");
        }

        if (!await app.HasKeysAsync())
        {
            return 2;
        }

        var (made, problem) = await app.Services.GetRequiredService<DatabaseBackup>().MakeAsync(folder, CancellationToken.None);
        if (made is null)
        {
            return await RefuseAsync(problem!);
        }

        await Console.Out.WriteLineAsync(
            FormattableString.Invariant(
                $"Backed up into {Path.GetFullPath(folder)}: {made.Holds.Rows.Values.Sum()} rows of {made.Holds.Rows.Count} tables. "
            ) + $"It opens with the master key {made.MasterKey}, which is not in it: keep that apart."
        );
        return 0;
    }

    /// <summary>Makes an empty installation's database from a backup.</summary>
    /// <param name="app">The portal.</param>
    /// <param name="folder">The backup.</param>
    /// <returns>0, or 2 when nothing was restored.</returns>
    public static async Task<int> RestoreAsync(this WebApplication app, string? folder)
    {
        if (string.IsNullOrEmpty(folder))
        {
            return await RefuseAsync("Name the folder of a backup: --restore FOLDER.");
        }

        var (restored, problem) = await app.Services.GetRequiredService<DatabaseRestore>().RunAsync(folder, CancellationToken.None);
        if (restored is null)
        {
            return await RefuseAsync($"{problem} Nothing was restored.");
        }

        var options = app.Services.GetRequiredService<OpticaDataOptions>();
        await Console.Out.WriteLineAsync(
            FormattableString.Invariant(
                $"Restored the backup of {restored.At:yyyy-MM-dd HH:mm:ss}Z into {options.DatabaseFile}: {restored.Holds.Rows.Values.Sum()} rows."
            )
                + " Counts, audit trail and a sample of the medical data are right."
                + (
                    File.Exists(options.AnchorFile)
                        ? $" {options.AnchorFile} may know newer lines than the backup: put it away and let a new one begin."
                        : ""
                )
        );
        if (await app.Services.GetRequiredService<ErasureList>().BroughtBackAsync(CancellationToken.None) is { Count: > 0 } back)
        {
            await Console.Out.WriteLineAsync(
                $"{back.Count} customers were erased after this backup and are in it: run --erase-again before anybody signs in."
            );
        }

        return 0;
    }

    private static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return 2;
    }
}
