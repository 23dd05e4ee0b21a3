using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;
using Optica.Domain.Organisations;
using Optica.Domain.Presence;
using Optica.Domain.Saving;

namespace Optica.Data.Saving;

/// <summary>Which row of the change feed an entity that is being saved makes.</summary>
internal static class ChangeRows
{
    private static readonly string[] AccessProperties =
    [
        nameof(OpticaUser.SecurityStamp),
        nameof(OpticaUser.ScopeVersion),
        nameof(OpticaUser.IsActive),
        nameof(OpticaUser.Role),
        nameof(OpticaUser.HasClinicalGrant),
        nameof(OpticaUser.DisplayName),
    ];

    private static readonly string[] SessionProperties = [nameof(UserSession.EndedAt), nameof(UserSession.LockedAt)];

    /// <summary>What is told also when the system saves it: what somebody may do, organisations, and notifications.</summary>
    public static bool IsOfSystem(EntityEntry entry) => entry.Entity is OpticaUser or UserSession or Notification or Organisation;

    /// <summary>The row, or null for what nobody looks at.</summary>
    public static Change? Of(EntityEntry entry, DateTime now) =>
        (entry.Entity, entry.Entity as IOrganisationOwned) switch
        {
            (IAudited record, { } owned) => new Change
            {
                Kind = record.AuditKind,
                // the trail tells of the person; a list lights up the grant, not all that the person has
                RecordId = (entry.Entity as BranchGrant)?.Id ?? record.AuditId,
                OrganisationId = owned.OrganisationId,
                BranchId = (entry.Entity as IBranchOwned)?.BranchId ?? (entry.Entity as TransferRequest)?.FromBranchId,
                OtherBranchId =
                    Previous(entry) ?? (entry.Entity as ITwoBranchOwned)?.CustomerBranchId ?? (entry.Entity as TransferRequest)?.ToBranchId,
                At = now,
            },
            (Organisation organisation, _) => new Change
            {
                Kind = ChangeKinds.Organisation,
                RecordId = organisation.Id,
                OrganisationId = organisation.Id,
                At = now,
            },
            (Notification notification, _) => new Change
            {
                Kind = ChangeKinds.Notification,
                RecordId = notification.Id,
                OrganisationId = notification.OrganisationId,
                BranchId = notification.BranchId,
                At = now,
            },
            (RecordPresence presence, _) when IsNews(entry) => new Change
            {
                Kind = ChangeKinds.Presence,
                RecordId = presence.RecordId,
                OrganisationId = presence.OrganisationId,
                At = now,
            },
            (OpticaUser user, _) when IsNew(entry) || AccessProperties.Any(name => Differs(entry, name)) => OfUser(
                (user.Id, user.OrganisationId),
                ChangeKinds.Access,
                now
            ),
            (UserSession session, _) when IsBegun(entry) || SessionProperties.Any(name => Differs(entry, name)) => OfUser(
                (session.UserId, OrganisationOf(entry, session)),
                ChangeKinds.Access,
                now
            ),
            (UserSession session, _) when Differs(entry, nameof(UserSession.LastSeenAt)) && OrganisationOf(entry, session) is { } own =>
                OfUser((session.UserId, own), ChangeKinds.Seen, now),
            _ => null,
        };

    /// <summary>By somebody: those that the installation begins with are no news.</summary>
    private static bool IsNew(EntityEntry entry) => entry is { State: EntityState.Added, Context: OpticaDbContext { IsSystem: false } };

    /// <summary>By somebody who signs in, and is known to whoever saves it: those that the installation begins with are no news.</summary>
    private static bool IsBegun(EntityEntry entry) =>
        entry is { State: EntityState.Added, Entity: UserSession session } && AccountOf(entry, session) is { State: not EntityState.Added };

    /// <summary>The organisation of whose session it is: of the account that was loaded beside it, else of whoever ends it.</summary>
    private static Guid? OrganisationOf(EntityEntry entry, UserSession session) =>
        AccountOf(entry, session)?.Entity.OrganisationId ?? (entry.Context as OpticaDbContext)?.Scope.OrganisationId;

    private static EntityEntry<OpticaUser>? AccountOf(EntityEntry entry, UserSession session) =>
        entry.Context.ChangeTracker.Entries<OpticaUser>().FirstOrDefault(user => user.Entity.Id == session.UserId);

    private static Change OfUser((Guid Id, Guid? OrganisationId) user, string kind, DateTime now) =>
        new()
        {
            Kind = kind,
            RecordId = user.Id,
            // people of the platform have none: only they themselves listen for it
            OrganisationId = user.OrganisationId ?? Guid.Empty,
            At = now,
        };

    /// <summary>A sign of life alone is no news.</summary>
    private static bool IsNews(EntityEntry entry) =>
        entry.State != EntityState.Modified || Differs(entry, nameof(RecordPresence.IsEditing));

    /// <summary>ASP.NET Core Identity marks every column of a user as changed, whatever was.</summary>
    private static bool Differs(EntityEntry entry, string property) =>
        entry.State == EntityState.Modified && !Equals(entry.Property(property).OriginalValue, entry.Property(property).CurrentValue);

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
