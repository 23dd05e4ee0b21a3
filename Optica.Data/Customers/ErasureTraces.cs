using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using SQLitePCL;

namespace Optica.Data.Customers;

/// <summary>
/// What an erasure leaves to do outside its transaction: the line in the list outside the database, and SQLite's write-ahead log, which
/// keeps what stood in a page before until it is cut (CL-12). What fails is done by the next tick.
/// </summary>
public sealed partial class ErasureTraces(ErasureList list, SystemAccess system, TimeProvider time, ILogger<ErasureTraces> log)
{
    // those who write wait as long as the cut waits for those who read
    private const int BusyMilliseconds = 250;

    private static readonly TimeSpan Recent = TimeSpan.FromHours(2);

    // at the start nobody knows what the log holds
    private volatile bool isLogLeft = true;

    /// <summary>Right after an erasure: never fails, for the erasure is done.</summary>
    public Task FollowAsync(CancellationToken cancellation)
    {
        isLogLeft = true;
        return TickAsync(cancellation);
    }

    /// <summary>Does what an erasure of the last hours has left to do; once a minute.</summary>
    public async Task TickAsync(CancellationToken cancellation)
    {
        try
        {
            await list.NoteAsync(time.GetUtcNow().UtcDateTime - Recent, cancellation);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            LogUnusable(log, unusable.Message);
        }

        if (isLogLeft)
        {
            isLogLeft = !await CutAsync(cancellation);
        }
    }

    /// <returns>Whether nothing is left of it; somebody who reads at this moment keeps it.</returns>
    private async Task<bool> CutAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        if (db.Database.GetDbConnection() is not SqliteConnection connection)
        {
            return true;
        }

        try
        {
            await db.Database.OpenConnectionAsync(cancellation);
            var handle = connection.Handle!;
            raw.sqlite3_busy_timeout(handle, BusyMilliseconds);
            try
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                return await command.ExecuteScalarAsync(cancellation) is 0L;
            }
            finally
            {
                // the connection goes back to the pool
                raw.sqlite3_busy_timeout(handle, SqlitePragmas.BusyMilliseconds);
            }
        }
        catch (Exception away) when (!cancellation.IsCancellationRequested)
        {
            LogKept(log, away.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(
        EventId = 2201,
        Level = LogLevel.Error,
        Message = "The list of erasures cannot be written, trying again in a minute: {Problem}"
    )]
    private static partial void LogUnusable(ILogger logger, string problem);

    [LoggerMessage(
        EventId = 2202,
        Level = LogLevel.Warning,
        Message = "The write-ahead log could not be cut after an erasure, trying again in a minute: {Problem}"
    )]
    private static partial void LogKept(ILogger logger, string problem);
}
