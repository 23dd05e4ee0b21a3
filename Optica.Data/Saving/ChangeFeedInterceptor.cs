using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Optica.Domain.Common;
using Optica.Domain.Notifications;
using Optica.Domain.Saving;

namespace Optica.Data.Saving;

/// <summary>
/// Writes a row of the change feed for every record a save touches, in the same transaction, and tells this process of them once they
/// are committed: ids, never data.
/// </summary>
internal sealed class ChangeFeedInterceptor(TimeProvider time, ChangeFeed feed) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is OpticaDbContext { IsSystem: false } db)
        {
            var now = time.GetUtcNow().UtcDateTime;
            var changes = db
                .ChangeTracker.Entries()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Select(entry => ChangeOf(entry, now))
                .OfType<Change>()
                .DistinctBy(change => (change.Kind, change.RecordId))
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
            feed.Publish([.. untold]);
            untold.Clear();
        }
    }

    private static Change? ChangeOf(EntityEntry entry, DateTime now) =>
        (entry.Entity, entry.Entity as IOrganisationOwned) switch
        {
            (IAudited record, { } owned) => new Change
            {
                Kind = record.AuditKind,
                RecordId = record.AuditId,
                OrganisationId = owned.OrganisationId,
                BranchId = (entry.Entity as IBranchOwned)?.BranchId,
                PreviousBranchId = Previous(entry),
                At = now,
            },
            (Notification notification, _) => new Change
            {
                Kind = "notification",
                RecordId = notification.Id,
                OrganisationId = notification.OrganisationId,
                BranchId = notification.BranchId,
                At = now,
            },
            _ => null,
        };

    private static Guid? Previous(EntityEntry entry)
    {
        if (entry is not { Entity: IBranchOwned owned, State: EntityState.Modified })
        {
            return null;
        }

        var before = (Guid)entry.Property(nameof(IBranchOwned.BranchId)).OriginalValue!;
        return before == owned.BranchId ? null : before;
    }
}
