using Microsoft.EntityFrameworkCore;
using Optica.Domain.Access;
using Optica.Domain.Audit;

namespace Optica.Data.Access;

/// <summary>Says why a session is over, to whoever shows its ticket.</summary>
internal static class SessionEndings
{
    /// <summary>How far apart what one save writes can be.</summary>
    private static readonly TimeSpan OneSave = TimeSpan.FromSeconds(1);

    /// <summary>Why a ticket is worth nothing: what came first.</summary>
    /// <param name="db">A context of the system.</param>
    /// <param name="ticket">The ticket; of a session that its user never had nothing is told.</param>
    /// <param name="now">The instant, UTC.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Null for no session, and for one that its user signed out of: they know. How the account stands by now is told only where it was
    /// what ended the session: of one that ran out by itself before, nobody learns what happened since.
    /// </returns>
    public static async Task<SessionEnding?> OfAsync(OpticaDbContext db, AccessTicket ticket, DateTime now, CancellationToken cancellation)
    {
        var found = await db
            .UserSessions.AsNoTracking()
            .Where(session => session.Id == ticket.SessionId && session.UserId == ticket.UserId)
            .Join(
                db.Users,
                session => session.UserId,
                user => user.Id,
                (session, user) =>
                    new
                    {
                        Session = session,
                        user.IsActive,
                        IsSuspended = db.Organisations.Any(row => row.Id == user.OrganisationId && row.SuspendedAt != null),
                    }
            )
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null
            : found.Session.RanOutBy(now) is { } itself ? itself
            : !found.IsActive ? SessionEnding.AccountLocked
            : found.IsSuspended ? SessionEnding.Suspended
            : await IsSignedOutAsync(db, found.Session, cancellation) ? null
            : SessionEnding.Ended;
    }

    /// <summary>The trail has a line of it, written with the session.</summary>
    private static async Task<bool> IsSignedOutAsync(OpticaDbContext db, UserSession session, CancellationToken cancellation)
    {
        var (from, to) = (session.EndedAt - OneSave, session.EndedAt + OneSave);
        return await db.AuditEntries.AnyAsync(
            row => row.RecordId == session.UserId && row.Action == AuditActions.SignOut && row.At >= from && row.At <= to,
            cancellation
        );
    }
}
