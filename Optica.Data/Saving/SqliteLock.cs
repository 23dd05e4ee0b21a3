using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Optica.Data.Saving;

/// <summary>
/// Waits for SQLite's one write lock without holding a thread. What EF sends to SQLite is synchronous: whoever waits there for another
/// process holds the dispatcher of their circuit, whose screen then neither shows that it saves nor hears anybody.
/// </summary>
internal static class SqliteLock
{
    /// <summary>Longer than anybody writes; then the database itself waits, and says in the end that it is locked.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until the lock is free.</summary>
    public static async Task WaitAsync(DbContext db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
            for (var waited = TimeSpan.Zero; waited < Longest && IsTaken(handle); waited += Often)
            {
                await Task.Delay(Often, cancellation);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Takes it and gives it back at once: nothing is written by that.</summary>
    private static bool IsTaken(sqlite3 handle)
    {
        raw.sqlite3_busy_timeout(handle, 0);
        var answer = raw.sqlite3_exec(handle, "BEGIN IMMEDIATE");
        raw.sqlite3_busy_timeout(handle, SqlitePragmas.BusyMilliseconds);
        if (answer == raw.SQLITE_OK)
        {
            raw.sqlite3_exec(handle, "ROLLBACK");
        }

        return answer is raw.SQLITE_BUSY;
    }
}
