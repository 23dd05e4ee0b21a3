using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.Tenancy;

namespace Optica.Data.Hosting;

/// <summary>Brings the database to the model's version, and tells what is missing.</summary>
public sealed class DatabaseSetup(
    SystemAccess system,
    OpticaDataOptions options,
    MigrationLock migrating,
    FiguresRebuild figures,
    SqliteStatistics statistics
)
{
    /// <summary>
    /// Applies the migrations that are missing; creates the database file's folder first. What a migration cannot compute is computed
    /// after it: the counts of a database from before there were any.
    /// </summary>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        if (options.DatabaseFile is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }

        await migrating.ClearStaleAsync(cancellation);
        await using var db = system.Open();
        var isNew = (await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
        await db.Database.MigrateAsync(cancellation);
        await AuditTriggers.MakeAsync(db, cancellation);
        await figures.RunWhereMissingAsync(cancellation);
        if (isNew)
        {
            await EndEndlessAsync(db, cancellation);
            // new indexes are not taken before they were looked at; otherwise the hourly look is enough
            await statistics.RefreshAsync(cancellation);
        }
    }

    /// <summary>Sessions from before sessions had an end would go on for ever: their people sign in again.</summary>
    private static async Task EndEndlessAsync(OpticaDbContext db, CancellationToken cancellation)
    {
        var endless = await db.UserSessions.Where(row => row.EndedAt == null && row.EndsAt == null).ToListAsync(cancellation);
        endless.ForEach(session => session.End(session.LastSeenAt));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Names of the migrations that are missing.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        return [.. await db.Database.GetPendingMigrationsAsync(cancellation)];
    }

    /// <summary>Whether this database holds demo data.</summary>
    public async Task<bool> HoldsDemoAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        return await db.Set<InstallationFact>().AnyAsync(fact => fact.Name == InstallationFact.Demo, cancellation);
    }

    /// <summary>Whether the database answers.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        return await db.Database.CanConnectAsync(cancellation);
    }
}
