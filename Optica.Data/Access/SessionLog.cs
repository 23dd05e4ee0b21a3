using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>Sessions of browsers and API clients, and the audit lines of signing in and out. Nobody is signed in yet when it is asked.</summary>
public sealed class SessionLog(SystemAccess system, AuditSealer sealer)
{
    /// <summary>Opens a session.</summary>
    /// <param name="user">Whose password was checked.</param>
    /// <param name="client">What the browser or client calls itself.</param>
    public async Task<UserSession> StartAsync(OpticaUser user, string? client)
    {
        ArgumentNullException.ThrowIfNull(user);
        await using var db = system.Open();
        var session = UserSession.Start(Ids.New(sealer.Now), user.Id, client, sealer.Now);
        db.UserSessions.Add(session);
        db.AuditEntries.Add(Line(user, AuditActions.SignIn));
        await db.SaveChangesAsync();
        return session;
    }

    /// <summary>Ends a session; its circuits and tokens end with it.</summary>
    public async Task EndAsync(AccessTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        await using var db = system.Open();
        var session = await db.UserSessions.SingleOrDefaultAsync(row => row.Id == ticket.SessionId && row.UserId == ticket.UserId);
        var user = await db.Users.SingleOrDefaultAsync(row => row.Id == ticket.UserId);
        if (session is null || user is null)
        {
            return;
        }

        session.End(sealer.Now);
        db.AuditEntries.Add(Line(user, AuditActions.SignOut));
        await db.SaveChangesAsync();
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

    private AuditEntry Line(OpticaUser user, string action) => sealer.OfAccount(user, action);
}
