using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>A computed scope and what it was computed from.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="ScopeVersion">The user's scope version at the time.</param>
/// <param name="ValidUntil">When the first grant in it expires, UTC.</param>
public sealed record AccessSnapshot(AccessScope Scope, long ScopeVersion, DateTime ValidUntil)
{
    /// <summary>Nobody.</summary>
    public static readonly AccessSnapshot None = new(AccessScope.None, 0, DateTime.MinValue);

    /// <summary>Nobody, until somebody opens the locked screen again.</summary>
    public static readonly AccessSnapshot Locked = None with { IsLocked = true };

    /// <summary>Whether the session is good but for its locked screen.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Why the session is over; null while it is not, and where there was none.</summary>
    public SessionEnding? Ending { get; init; }
}

/// <summary>
/// Computes access from the database. Stamp, session and scope version are read by key at every call; memberships and grants
/// only when the version moved or a grant has run out. The one place where a session's end is decided: pages, circuits and API alike.
/// </summary>
public sealed class AccessReader(SystemAccess system, TimeProvider time)
{
    private static readonly HotQuery<Guid, long?> VersionOf = new(
        (db, userId, _) =>
            db
                .Users.Where(user => user.Id == userId && user.IsActive)
                .Where(user => !db.Organisations.Any(row => row.Id == user.OrganisationId && row.SuspendedAt != null))
                .Select(user => (long?)user.ScopeVersion)
                .SingleOrDefault()
    );

    // of the instance: a compiled query knows one provider's model only
    private readonly Func<OpticaDbContext, Guid, Guid, Task<Heartbeat?>> beatOf = EF.CompileAsyncQuery(
        (OpticaDbContext db, Guid userId, Guid sessionId) =>
            db
                .Users.Where(user => user.Id == userId && user.IsActive)
                // whoever signs in while their organisation is suspended is nobody
                .Where(user => !db.Organisations.Any(row => row.Id == user.OrganisationId && row.SuspendedAt != null))
                .Join(
                    db.UserSessions.Where(session => session.Id == sessionId && session.EndedAt == null),
                    user => user.Id,
                    session => session.UserId,
                    (user, session) =>
                        new Heartbeat(
                            user.SecurityStamp,
                            user.ScopeVersion,
                            new SessionTimes(session.EndsAt, session.IdleUntil, session.LockedAt)
                        )
                )
                .FirstOrDefault()
    );

    /// <summary>Brings a snapshot up to date.</summary>
    /// <param name="ticket">The bearer's ticket.</param>
    /// <param name="known">The snapshot so far; returned as it is while nothing moved.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <returns>
    /// The scope; that of nobody, and why, when stamp or session are no longer good; <see cref="AccessSnapshot.Locked"/> when the screen is
    /// locked.
    /// </returns>
    public async Task<AccessSnapshot> ReadAsync(AccessTicket ticket, AccessSnapshot known, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(known);
        cancellation.ThrowIfCancellationRequested();
        await using var db = system.Open();
        var now = time.GetUtcNow();
        var beat = await beatOf(db, ticket.UserId, ticket.SessionId);
        var state = beat is null || beat.SecurityStamp != ticket.SecurityStamp ? SessionState.Ended : beat.Times.StateAt(now.UtcDateTime);
        if (beat is null || state != SessionState.Open)
        {
            return state == SessionState.Locked
                ? AccessSnapshot.Locked
                : AccessSnapshot.None with
                {
                    Ending = await SessionEndings.OfAsync(db, ticket, now.UtcDateTime, cancellation),
                };
        }

        return known.ScopeVersion == beat.ScopeVersion && now.UtcDateTime < known.ValidUntil
            ? known
            : await BuildAsync(db, ticket, cancellation);
    }

    /// <summary>Brings a snapshot up to date for work that goes on without its requester: no session is needed, an active account is.</summary>
    /// <param name="ticket">Whose work it is.</param>
    /// <param name="known">The snapshot so far; returned as it is while nothing moved.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <returns>The scope, <see cref="AccessSnapshot.None"/> once the account is no longer active.</returns>
    public async Task<AccessSnapshot> ReadForJobAsync(AccessTicket ticket, AccessSnapshot known, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(known);
        await using var db = system.Open();
        var version = await VersionOf.AskAsync(db, ticket.UserId, cancellation);
        return version is null ? AccessSnapshot.None
            : known.ScopeVersion == version && time.GetUtcNow().UtcDateTime < known.ValidUntil ? known
            : await BuildAsync(db, ticket, cancellation);
    }

    private async Task<AccessSnapshot> BuildAsync(OpticaDbContext db, AccessTicket ticket, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var user = await db.Users.AsNoTracking().SingleAsync(row => row.Id == ticket.UserId, cancellation);
        var members = await db
            .BranchMemberships.Where(row => row.UserId == user.Id && row.OrganisationId == user.OrganisationId)
            .Select(row => row.BranchId)
            .ToListAsync(cancellation);
        var opened = await OpenedAsync(db, user, now, cancellation);
        var grants = await db
            .BranchGrants.AsNoTracking()
            .Where(row =>
                row.UserId == user.Id && row.OrganisationId == user.OrganisationId && row.RevokedAt == null && row.ExpiresAt > now
            )
            .ToListAsync(cancellation);

        var rights = Permissions.ByRole[user.Role].AsEnumerable();
        var full = members.Concat(grants.Where(grant => grant.Level == GrantLevel.Full).Select(grant => grant.BranchId)).ToFrozenSet();
        var scope = new AccessScope
        {
            UserId = user.Id,
            UserName = user.DisplayName,
            SessionId = ticket.SessionId == Guid.Empty ? null : ticket.SessionId,
            Role = user.Role,
            OrganisationId = user.Role == StaffRole.PlatformAdmin ? null : user.OrganisationId,
            AllBranches = user.Role == StaffRole.SuperAdmin,
            FullBranches = full,
            OwnBranches = members.ToFrozenSet(),
            ReadOnlyBranches = grants
                .Select(grant => grant.BranchId)
                .Where(branch => !full.Contains(branch))
                .Concat(opened.Branches)
                .ToFrozenSet(),
            Rights = (user.HasClinicalGrant ? rights.Append(Permissions.Clinical) : rights).ToFrozenSet(StringComparer.Ordinal),
        };
        var ends = grants.Select(grant => grant.ExpiresAt).Append(opened.Until).Min();
        return new(scope with { SelectedBranchId = await SelectedAsync(db, scope, ticket, cancellation) }, user.ScopeVersion, ends);
    }

    /// <summary>Branches of the organisations that a platform admin opened for a reason, and when the first of them shuts again.</summary>
    private static async Task<(List<Guid> Branches, DateTime Until)> OpenedAsync(
        OpticaDbContext db,
        OpticaUser user,
        DateTime now,
        CancellationToken cancellation
    )
    {
        if (user.Role != StaffRole.PlatformAdmin)
        {
            return ([], DateTime.MaxValue);
        }

        var opened = await db
            .PlatformAccesses.AsNoTracking()
            .Where(row => row.UserId == user.Id && row.EndedAt == null && row.EndsAt > now)
            .ToListAsync(cancellation);
        var organisations = opened.Select(row => row.OrganisationId).Distinct().ToList();
        var branches = await db
            .Branches.Where(row => organisations.Contains(row.OrganisationId))
            .Select(row => row.Id)
            .ToListAsync(cancellation);
        return (branches, opened.Select(row => row.EndsAt).Append(DateTime.MaxValue).Min());
    }

    /// <summary>A selected branch that is no longer reachable narrows to nothing rather than switching silently.</summary>
    private static async Task<Guid?> SelectedAsync(
        OpticaDbContext db,
        AccessScope scope,
        AccessTicket ticket,
        CancellationToken cancellation
    )
    {
        if (ticket.SelectedBranchId is not { } wanted)
        {
            return null;
        }

        var own =
            scope.Reaches(wanted)
            && await db.Branches.AnyAsync(
                row => row.Id == wanted && (scope.IsPlatform || row.OrganisationId == scope.OrganisationId),
                cancellation
            );
        return own ? wanted : Guid.Empty;
    }

    // no lockout here: it only guards the door, or an outsider's guesses would throw the owner out of an open session
    private sealed record Heartbeat(string? SecurityStamp, long ScopeVersion, SessionTimes Times);
}
