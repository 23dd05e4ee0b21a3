using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Optica.Data.Saving;

/// <summary>
/// Durability and speed of SQLite, set once per native connection: pooled connections are opened again for every operation,
/// and the settings live with the native handle.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>How long a statement waits for a lock before it gives up; whoever sets another one sets this one again.</summary>
    public const int BusyMilliseconds = 5000;

    // what was deleted or cleared is overwritten, so that somebody who was erased is not in the file's free space (CL-12)
    private static readonly string Settings = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA secure_delete=ON; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA foreign_keys=ON; PRAGMA busy_timeout={BusyMilliseconds};"
    );

    private readonly ConditionalWeakTable<object, object> done = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private void Set(DbConnection connection)
    {
        if (connection is not SqliteConnection { Handle: { } handle } || !done.TryAdd(handle, done))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }
}
