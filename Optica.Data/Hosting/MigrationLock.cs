using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Optica.Data.Hosting;

/// <summary>
/// The lock that EF puts into a SQLite database while it migrates. A process that was killed leaves it behind, and the next one would
/// wait for ever; SQL Server's lock ends with its connection. It is taken away only by somebody who has the file for themselves: a
/// connection that migrates, or a portal that runs, keeps others from that (SECURITY 42).
/// </summary>
public sealed class MigrationLock(OpticaDataOptions options, TimeProvider time)
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>How long another process may migrate before this one gives up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Goes on once there is no lock: it was given back, or was stale and nobody else is there.</summary>
    /// <param name="cancellation">Cancels the waiting.</param>
    /// <exception cref="InvalidOperationException">Others have the database open for longer than <see cref="Patience"/>.</exception>
    public async Task ClearStaleAsync(CancellationToken cancellation)
    {
        if (options.DatabaseFile is not { } file || !File.Exists(file))
        {
            return;
        }

        var until = time.GetUtcNow() + Patience;
        while (await SinceAsync(cancellation) is { } since && !await ClearAsync(cancellation))
        {
            if (time.GetUtcNow() > until)
            {
                throw new InvalidOperationException(
                    $"Somebody began to migrate this database at {since} and has not ended, and others have it open. "
                        + "Stop every portal that uses it, then run --migrate again."
                );
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    private async Task<string?> SinceAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture) == 0)
        {
            return null;
        }

        command.CommandText = "SELECT \"Timestamp\" FROM \"__EFMigrationsLock\"";
        return await command.ExecuteScalarAsync(cancellation) as string;
    }

    /// <returns>Whether nobody else had the file, so that whoever took the lock is gone.</returns>
    private async Task<bool> ClearAsync(CancellationToken cancellation)
    {
        // connections that lie idle in this process's own pool are nobody
        await using (var own = new SqliteConnection(OpticaDataServices.Complete(options.ConnectionString)))
        {
            SqliteConnection.ClearPool(own);
        }

        try
        {
            await using var connection = await OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            // this mode takes the whole file for itself and keeps it until the connection closes
            command.CommandText = "PRAGMA locking_mode = EXCLUSIVE";
            await command.ExecuteNonQueryAsync(cancellation);
            command.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
            await command.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellation)
    {
        var parts = new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false, DefaultTimeout = 1 };
        var connection = new SqliteConnection(parts.ToString());
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
