using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Optica.Domain.Common;
using Optica.Domain.Notifications;
using Optica.Domain.Saving;

namespace Optica.Data.Saving;

/// <summary>Writes a row of the change feed for every record a save touches, in the same transaction: ids, never data.</summary>
internal sealed class ChangeFeedInterceptor(TimeProvider time) : SaveChangesInterceptor
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
        }

        return new(result);
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
