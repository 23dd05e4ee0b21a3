using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;

namespace Optica.Data.Saving;

/// <summary>
/// Lets SQLite look at its data, so that it takes the right one of several indexes: without statistics it believes that every index
/// is as good as another. SQL Server does so by itself.
/// </summary>
public sealed class SqliteStatistics(SystemAccess system)
{
    // tables that have changed little since the last time are left alone; of an index so many entries that a chain and a branch of
    // several hundred thousand customers can still be told apart
    private const string Look = "PRAGMA analysis_limit=100000; PRAGMA optimize=0x10002;";

    /// <summary>Looks at the tables that have changed much since the last time. Does nothing on SQL Server.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        if (db.Database.GetDbConnection() is not SqliteConnection connection)
        {
            return;
        }

        await db.Database.OpenConnectionAsync(cancellation);
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = Look;
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await db.Database.CloseConnectionAsync();
        // statistics are read when a connection opens: those that wait in the pool know the old ones
        SqliteConnection.ClearPool(connection);
    }
}
