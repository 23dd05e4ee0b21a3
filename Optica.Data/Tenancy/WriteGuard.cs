using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Drafts;
using Optica.Domain.Notifications;
using Optica.Domain.Organisations;
using Optica.Domain.Presence;
using Optica.Domain.Saving;

namespace Optica.Data.Tenancy;

/// <summary>
/// Refuses rows outside the caller's reach, by current and by original values, before anything is written. Query filters guard
/// reads; this guards what they cannot: attached stubs, added foreign rows, moved rows.
/// </summary>
internal sealed class WriteGuard : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is OpticaDbContext { IsSystem: false } db)
        {
            foreach (var entry in db.ChangeTracker.Entries().ToList())
            {
                if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                {
                    await CheckAsync(db, entry, cancellationToken);
                }
            }
        }

        return result;
    }

    private static async Task CheckAsync(OpticaDbContext db, EntityEntry entry, CancellationToken cancellation)
    {
        var allowed = entry.Entity switch
        {
            AuditEntry audit => entry.State == EntityState.Added && audit.OrganisationId == db.Scope.OrganisationId,
            Change change => entry.State == EntityState.Added
                // of a user, by whoever signs them in or out
                && (change.Kind == ChangeKinds.Access || OwnOrganisation(db, entry)),
            RecordPresence or Draft or MutedKind or NotificationRead => OwnOrganisation(db, entry) && OwnUser(db, entry),
            TransferRequest => OwnOrganisation(db, entry) && ChangesEitherSide(db, entry),
            // staff of the other branch is told of a transfer: the row names a branch the writer may not reach
            Notification => OwnOrganisation(db, entry) && entry.State == EntityState.Added,
            // an order at one branch moves the counts of the customer's, wherever that is
            IDerived => OwnOrganisation(db, entry),
            ITwoBranchOwned => OwnOrganisation(db, entry) && ChangesEitherBranch(db, entry),
            IBranchOwned => OwnOrganisation(db, entry) && ChangesBranch(db, entry),
            IOrganisationOwned => OwnOrganisation(db, entry),
            Organisation organisation => db.Scope.Role == StaffRole.SuperAdmin && organisation.Id == db.Scope.OrganisationId,
            _ => await AccountGuard.AllowsAsync(db, entry, cancellation),
        };
        if (!allowed)
        {
            throw Violation(entry);
        }
    }

    internal static TenancyViolationException Violation(EntityEntry entry) =>
        new($"Refused to write {entry.Metadata.ClrType.Name} outside the caller's reach.")
        {
            RecordKind = entry.Metadata.ClrType.Name,
            RecordId = RecordIdOf(entry),
        };

    private static bool OwnOrganisation(OpticaDbContext db, EntityEntry entry)
    {
        if (db.Scope.OrganisationId is not { } own)
        {
            return false;
        }

        var property = entry.Property(nameof(IOrganisationOwned.OrganisationId));
        return (Guid)property.CurrentValue! == own && (entry.State == EntityState.Added || (Guid)property.OriginalValue! == own);
    }

    /// <summary>What is kept for one user is written by nobody else, whatever their rights.</summary>
    private static bool OwnUser(OpticaDbContext db, EntityEntry entry)
    {
        var property = entry.Property(nameof(Draft.UserId));
        return (Guid)property.CurrentValue! == db.Scope.UserId
            && (entry.State == EntityState.Added || (Guid)property.OriginalValue! == db.Scope.UserId);
    }

    private static bool ChangesBranch(OpticaDbContext db, EntityEntry entry)
    {
        var property = entry.Property(nameof(IBranchOwned.BranchId));
        return db.MayWriteBranch((Guid)property.CurrentValue!)
            && (entry.State == EntityState.Added || db.MayWriteBranch((Guid)property.OriginalValue!));
    }

    /// <summary>Where it happened never changes; the customer's branch is as good.</summary>
    private static bool ChangesEitherBranch(OpticaDbContext db, EntityEntry entry)
    {
        var (here, customers) = (entry.Property(nameof(IBranchOwned.BranchId)), entry.Property(nameof(ITwoBranchOwned.CustomerBranchId)));
        bool May(object? one, object? other) => db.MayWriteBranch((Guid)one!) || db.MayWriteBranch((Guid)other!);
        return May(here.CurrentValue, customers.CurrentValue)
            && (entry.State == EntityState.Added || (!here.IsModified && May(here.OriginalValue, customers.OriginalValue)));
    }

    /// <summary>One side is the caller's, before and after; the sides themselves never change.</summary>
    private static bool ChangesEitherSide(OpticaDbContext db, EntityEntry entry)
    {
        var (from, to) = (entry.Property(nameof(TransferRequest.FromBranchId)), entry.Property(nameof(TransferRequest.ToBranchId)));
        return (db.Scope.Changes((Guid)from.CurrentValue!) || db.Scope.Changes((Guid)to.CurrentValue!))
            && (entry.State == EntityState.Added || (!from.IsModified && !to.IsModified));
    }

    private static Guid RecordIdOf(EntityEntry entry) =>
        entry.Entity switch
        {
            IAudited audited => audited.AuditId,
            UserSession session => session.Id,
            _ => Guid.Empty,
        };
}
