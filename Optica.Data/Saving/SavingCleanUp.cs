using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Tenancy;
using Optica.Domain.Drafts;
using Optica.Domain.Presence;

namespace Optica.Data.Saving;

/// <summary>
/// Forgets what was only meant for a while: drafts and changes after 7 days, ids of operations after 30, sessions after a year, who was
/// shown whom after two, screens that vanished, counts of nobody.
/// </summary>
public sealed class SavingCleanUp(SystemAccess system, SightingWriter sightings, TimeProvider time)
{
    private static readonly TimeSpan ChangeLife = TimeSpan.FromDays(7);
    private static readonly TimeSpan OperationLife = TimeSpan.FromDays(30);
    private static readonly TimeSpan SessionLife = TimeSpan.FromDays(365);

    /// <summary>Forgets.</summary>
    /// <returns>How many rows.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = system.Open();
        var result = await db.TransactAsync<int>(
            async () =>
            {
                var drafts = await db.Drafts.Where(row => row.SavedAt < now - Draft.Life).ExecuteDeleteAsync(cancellation);
                var screens = await db
                    .RecordPresences.Where(row => row.SeenAt < now - RecordPresence.Life)
                    .ExecuteDeleteAsync(cancellation);
                var changes = await db.Changes.Where(row => row.At < now - ChangeLife).ExecuteDeleteAsync(cancellation);
                var operations = await db.ProcessedOperations.Where(row => row.At < now - OperationLife).ExecuteDeleteAsync(cancellation);
                // days pass: counts of nobody would pile up
                var counts = await db.CustomerCounts.Where(row => row.Customers == 0 && row.Spent == 0).ExecuteDeleteAsync(cancellation);
                var sessions = await ForgetSessionsAsync(db, now, cancellation);
                return drafts + screens + changes + operations + counts + sessions;
            },
            cancellation
        );
        return result.Value + await sightings.ForgetAsync(cancellation);
    }

    /// <summary>
    /// Those that are worth nothing for a year; their tokens go with them. Whom nobody saw for a year is not signed in, whether the
    /// session was ended or not.
    /// </summary>
    private static Task<int> ForgetSessionsAsync(OpticaDbContext db, DateTime now, CancellationToken cancellation) =>
        db
            .UserSessions.Where(row =>
                row.LastSeenAt < now - SessionLife && (row.EndedAt ?? row.EndsAt ?? row.LastSeenAt) < now - SessionLife
            )
            .ExecuteDeleteAsync(cancellation);
}
