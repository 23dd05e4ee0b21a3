using Microsoft.EntityFrameworkCore;
using Optica.Domain.Access;

namespace Optica.Data.Access;

/// <summary>Says why a session is over, to whoever shows its ticket.</summary>
internal static class SessionEndings
{
    /// <summary>Why a ticket is worth nothing: what came first.</summary>
    /// <param name="db">A context of the system.</param>
    /// <param name="ticket">The ticket; of a session that its user never had nothing is told.</param>
    /// <param name="now">The instant, UTC.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Null for no session. How the account stands by now is told only where it was what ended the session: of one that ran out by itself
    /// before, nobody learns what happened since.
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
            : SessionEnding.Ended;
    }
}
