using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>Sessions of browsers and API clients, and the audit lines of signing in and out. Nobody is signed in yet when it is asked.</summary>
public sealed class SessionLog(SystemAccess system, AuditSealer sealer, SessionLimits limits)
{
    /// <summary>Opens a session.</summary>
    /// <param name="user">Whose password was checked.</param>
    /// <param name="origin">Where from.</param>
    public async Task<UserSession> StartAsync(OpticaUser user, SessionOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(user);
        await using var db = system.Open();
        // whoever looks at the account is told that a session began: those of its organisation
        await db.Users.Where(row => row.Id == user.Id).LoadAsync();
        var session = UserSession.Start((Ids.New(sealer.Now), user.Id), origin, limits, sealer.Now);
        db.UserSessions.Add(session);
        db.AuditEntries.Add(Line(user, AuditActions.SignIn));
        await db.SaveChangesAsync();
        return session;
    }

    /// <summary>Whether the organisation of a user is suspended: nobody of it signs in.</summary>
    public async Task<bool> IsSuspendedAsync(OpticaUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        await using var db = system.Open();
        return await IsSuspendedAsync(db, user, CancellationToken.None);
    }

    internal static Task<bool> IsSuspendedAsync(OpticaDbContext db, OpticaUser user, CancellationToken cancellation) =>
        db.Organisations.AnyAsync(row => row.Id == user.OrganisationId && row.SuspendedAt != null, cancellation);

    /// <summary>The branch that a user begins at; null for none, and where it is closed: nothing can be begun there.</summary>
    public async Task<Guid?> HomeAsync(OpticaUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        await using var db = system.Open();
        return await db.Branches.AnyAsync(row => row.Id == user.HomeBranchId && row.IsActive) ? user.HomeBranchId : null;
    }

    /// <summary>Ends a session; its circuits and tokens end with it.</summary>
    public Task EndAsync(AccessTicket ticket) =>
        WorkAsync(
            ticket,
            session =>
            {
                session.End(sealer.Now);
                return AuditActions.SignOut;
            }
        );

    /// <summary>Ends a session whose secret was used twice: of the two who have it one is a thief, and nobody knows which.</summary>
    public Task EndStolenAsync(UserSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return WorkAsync(
            new(session.UserId, "", session.Id, null),
            found =>
            {
                if (found.EndedAt is not null)
                {
                    return null;
                }

                found.End(sealer.Now);
                return AuditActions.TokenReused;
            }
        );
    }

    /// <summary>Locks the screens of a session: its circuits close, its user comes back by the password.</summary>
    public Task LockAsync(AccessTicket ticket) =>
        WorkAsync(
            ticket,
            session =>
            {
                if (session.StateAt(sealer.Now) != SessionState.Open)
                {
                    return null;
                }

                session.Lock(sealer.Now);
                return AuditActions.ScreenLocked;
            }
        );

    /// <summary>Opens the screens of a locked session again, once its user's password was checked.</summary>
    public Task UnlockAsync(AccessTicket ticket) =>
        WorkAsync(
            ticket,
            session =>
            {
                if (session.StateAt(sealer.Now) != SessionState.Locked)
                {
                    return null;
                }

                session.Unlock(sealer.Now, limits);
                return AuditActions.ScreenUnlocked;
            }
        );

    /// <summary>Notes that the user of an open session did something, which moves its end by idleness.</summary>
    /// <param name="ticket">Whose.</param>
    /// <param name="ago">How long before now; what lies ahead counts as now.</param>
    /// <returns>How long it is good yet; null when it is no longer open.</returns>
    public async Task<SessionLeft?> UsedAsync(AccessTicket ticket, TimeSpan ago)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var at = ago > TimeSpan.Zero ? sealer.Now - ago : sealer.Now;
        await using var db = system.Open();
        if (await FindAsync(db, ticket) is not { } session || session.StateAt(sealer.Now) != SessionState.Open)
        {
            return null;
        }

        session.Used(at, limits);
        // as above: told of with what is written anyway, every few minutes
        await db.Users.Where(row => row.Id == ticket.UserId).LoadAsync();
        await db.SaveChangesAsync();
        return session.LeftAt(sealer.Now);
    }

    /// <summary>How long a session is good yet. Asking is no sign of life.</summary>
    /// <returns>Null when it is no longer open.</returns>
    public async Task<SessionLeft?> LeftAsync(AccessTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        await using var db = system.Open();
        return await FindAsync(db, ticket) is { } session && session.StateAt(sealer.Now) == SessionState.Open
            ? session.LeftAt(sealer.Now)
            : null;
    }

    /// <summary>Notes something about an account, such as a failed sign-in.</summary>
    /// <param name="user">The account.</param>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    public async Task NoteAsync(OpticaUser user, string action)
    {
        await using var db = system.Open();
        db.AuditEntries.Add(Line(user, action));
        await db.SaveChangesAsync();
    }

    private static Task<UserSession?> FindAsync(OpticaDbContext db, AccessTicket ticket) =>
        db.UserSessions.SingleOrDefaultAsync(row => row.Id == ticket.SessionId && row.UserId == ticket.UserId);

    /// <summary>Does something with a session and tells of it; what names no action was nothing.</summary>
    private async Task WorkAsync(AccessTicket ticket, Func<UserSession, string?> work)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        await using var db = system.Open();
        var user = await db.Users.SingleOrDefaultAsync(row => row.Id == ticket.UserId);
        if (user is null || await FindAsync(db, ticket) is not { } session || work(session) is not { } action)
        {
            return;
        }

        db.AuditEntries.Add(Line(user, action));
        await db.SaveChangesAsync();
    }

    private AuditEntry Line(OpticaUser user, string action) => sealer.OfAccount(user, action);
}
