using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Saving;

namespace Optica.Data.Tenancy;

/// <summary>
/// Who may write rows of accounts, which belong to no organisation's tables: one's own sign-in, and those of people whom one manages.
/// Nobody raises their own rights. What a row was before is read from the database: what a context believes it to be can be made up.
/// </summary>
internal static class AccountGuard
{
    /// <summary>Whether the caller may write a row of an account.</summary>
    public static async Task<bool> AllowsAsync(OpticaDbContext db, EntityEntry entry, CancellationToken cancellation) =>
        entry.Entity switch
        {
            OpticaUser user => await AllowsUserAsync(db, user, entry.State, cancellation),
            // whoever continues a session by its secret is nobody yet; somebody would write themselves into another session
            RefreshToken => !db.Scope.IsSomebody,
            IdentityUserToken<Guid> token => await AllowsKeyAsync(db, token.UserId, entry.State, cancellation),
            IdentityUserPasskey<Guid> passkey => await AllowsPasskeyAsync(db, passkey, entry.State, cancellation),
            // stands in the passkey's own row, but is judged by itself
            IdentityPasskeyData => await AllowsPasskeyDataAsync(db, entry, cancellation),
            ProcessedOperation => entry.State == EntityState.Added,
            UserSession session => entry.State == EntityState.Modified && await AllowsSessionAsync(db, session, cancellation),
            // new sessions, claims, sign-ins elsewhere, keys of the process and facts of the installation: by the system alone
            _ => false,
        };

    private static async Task<bool> AllowsUserAsync(OpticaDbContext db, OpticaUser user, EntityState state, CancellationToken cancellation)
    {
        if (state == EntityState.Deleted)
        {
            // history names them
            return false;
        }

        await using var system = db.GetService<SystemAccess>().Open();
        var before = await system.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == user.Id, cancellation);
        if (before is null)
        {
            return Manages(db.Scope, user);
        }

        return RightsOf(before) == RightsOf(user)
            ? user.Id == db.Scope.UserId || !db.Scope.IsSomebody || (Manages(db.Scope, before) && Manages(db.Scope, user))
            : user.Id != db.Scope.UserId && Manages(db.Scope, before) && Manages(db.Scope, user);
    }

    /// <summary>People of the own organisation whose role is not above one's own; the platform's people of any organisation.</summary>
    private static bool Manages(AccessScope scope, OpticaUser user) =>
        scope.May(Permissions.OrganisationsManage)
        || (scope.May(Permissions.AccessManage) && user.OrganisationId == scope.OrganisationId && user.Role >= scope.Role);

    /// <summary>What decides what somebody may see and do.</summary>
    private static (StaffRole Role, Guid? Organisation, bool Clinical, bool Active, string? Name) RightsOf(OpticaUser user) =>
        (user.Role, user.OrganisationId, user.HasClinicalGrant, user.IsActive, user.NormalizedUserName);

    /// <summary>
    /// Ending one: whoever it is of, and whoever manages them. Noting that it was seen: nobody, too, who holds its token. All else stays
    /// as it is: where it began, both ends, and its lock, which only the password opens.
    /// </summary>
    private static async Task<bool> AllowsSessionAsync(OpticaDbContext db, UserSession session, CancellationToken cancellation)
    {
        await using var system = db.GetService<SystemAccess>().Open();
        var before = await system.UserSessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == session.Id, cancellation);
        if (before is null || FactsOf(before) != FactsOf(session))
        {
            return false;
        }

        if (before.EndedAt is not null && session.EndedAt != before.EndedAt)
        {
            return false;
        }

        return session.UserId == db.Scope.UserId
            || (!db.Scope.IsSomebody && session.EndedAt == before.EndedAt)
            || Manages(db.Scope, await system.Users.AsNoTracking().SingleAsync(row => row.Id == session.UserId, cancellation));
    }

    /// <summary>What the system alone writes of a session.</summary>
    private static (
        Guid User,
        bool IsApi,
        string? Address,
        string Client,
        DateTime Start,
        DateTime? End,
        DateTime? Idle,
        DateTime? Lock
    ) FactsOf(UserSession session) =>
        (
            session.UserId,
            session.IsApi,
            session.Address,
            session.Client,
            session.StartedAt,
            session.EndsAt,
            session.IdleUntil,
            session.LockedAt
        );

    /// <summary>A passkey is found by what its device calls it: whose it was before says the database, not who writes it.</summary>
    private static async Task<bool> AllowsPasskeyAsync(
        OpticaDbContext db,
        IdentityUserPasskey<Guid> passkey,
        EntityState state,
        CancellationToken cancellation
    )
    {
        var before = await OwnerOfAsync(db, passkey.CredentialId, cancellation);
        return (state == EntityState.Added ? before is null : before == passkey.UserId)
            && await AllowsKeyAsync(db, passkey.UserId, state, cancellation);
    }

    private static async Task<bool> AllowsPasskeyDataAsync(OpticaDbContext db, EntityEntry entry, CancellationToken cancellation)
    {
        var credential = entry.Property(entry.Metadata.FindOwnership()!.Properties[0].Name).CurrentValue as byte[];
        // that of a new passkey comes with it, which is judged, too
        return await OwnerOfAsync(db, credential, cancellation) is { } owner
            ? await AllowsKeyAsync(db, owner, entry.State, cancellation)
            : entry.State == EntityState.Added;
    }

    private static async Task<Guid?> OwnerOfAsync(OpticaDbContext db, byte[]? credential, CancellationToken cancellation)
    {
        await using var system = db.GetService<SystemAccess>().Open();
        return await system
            .Set<IdentityUserPasskey<Guid>>()
            .Where(row => row.CredentialId == credential)
            .Select(row => (Guid?)row.UserId)
            .SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Second factors and passkeys: their owner's; whoever manages the account may take them away.</summary>
    private static async Task<bool> AllowsKeyAsync(OpticaDbContext db, Guid owner, EntityState state, CancellationToken cancellation)
    {
        if (owner == db.Scope.UserId)
        {
            return true;
        }

        if (state != EntityState.Deleted)
        {
            return false;
        }

        await using var system = db.GetService<SystemAccess>().Open();
        var user = await system.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == owner, cancellation);
        return user is not null && Manages(db.Scope, user);
    }
}
