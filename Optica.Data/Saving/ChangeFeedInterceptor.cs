using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Optica.Domain.Saving;

namespace Optica.Data.Saving;

/// <summary>
/// Writes a row of the change feed for every record a save touches, in the same transaction, and tells this process of them once they
/// are committed: ids, never data. Other processes read the rows.
/// </summary>
internal sealed class ChangeFeedInterceptor(TimeProvider time, ChangeFeed feed) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is OpticaDbContext db)
        {
            var now = time.GetUtcNow().UtcDateTime;
            var changes = db
                .ChangeTracker.Entries()
                .ToList()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Where(entry => !db.IsSystem || ChangeRows.IsOfSystem(entry))
                .Select(entry => ChangeRows.Of(entry, now))
                .OfType<Change>()
                .GroupBy(change => (change.Kind, change.RecordId))
                // a part may not know the branch its record is of
                .Select(record => record.FirstOrDefault(change => change.BranchId is not null) ?? record.First())
                .ToList();
            db.Changes.AddRange(changes);
            if (db.Database.CurrentTransaction is null)
            {
                // left over from a save that failed
                db.Untold.Clear();
            }

            db.Untold.AddRange(changes);
        }

        return new(result);
    }

    /// <summary>Also of the transaction that a save opens for itself.</summary>
    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Tell(eventData.Context);
        return Task.CompletedTask;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
        {
            Tell(eventData.Context);
        }

        return new(result);
    }

    private void Tell(DbContext? context)
    {
        if (context is OpticaDbContext { Untold: { Count: > 0 } untold })
        {
            // within a save's own transaction numbers come when it is over; what a failed save left behind has none
            var numbered = untold.Where(change => change.Sequence > 0).ToList();
            untold.RemoveAll(change => change.Sequence > 0);
            feed.Publish(numbered);
        }
    }
}
