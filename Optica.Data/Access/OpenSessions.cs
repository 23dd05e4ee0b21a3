using Microsoft.EntityFrameworkCore;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>Sessions of an account that are good, locked ones among them.</summary>
internal static class OpenSessions
{
    /// <summary>The newest of them first, at most a page.</summary>
    public static async Task<IReadOnlyList<UserSessionRow>> ListAsync(
        OpticaDbContext db,
        Guid userId,
        DateTime now,
        CancellationToken cancellation
    )
    {
        var sessions = await db
            .UserSessions.AsNoTracking()
            .Where(session => session.UserId == userId && session.EndedAt == null && (session.EndsAt == null || session.EndsAt > now))
            .OrderByDescending(session => session.StartedAt)
            .ThenBy(session => session.Id)
            .Take(PageRequest.MaximumSize)
            .ToListAsync(cancellation);
        return
        [
            .. sessions
                .Where(session => session.StateAt(now) != SessionState.Ended)
                .Select(session => new UserSessionRow(session.Id, session.Client, session.StartedAt, session.LastSeenAt)
                {
                    Address = session.Address,
                    IsApi = session.IsApi,
                    IsLocked = session.StateAt(now) == SessionState.Locked,
                }),
        ];
    }
}
