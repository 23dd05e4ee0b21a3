using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>Ends one's own sessions: their circuits, tokens and cookies end with them.</summary>
public sealed class OwnSessionService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, AuditSealer sealer)
{
    /// <summary>Ends one.</summary>
    /// <param name="id">The session.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done, also when it had ended; <see cref="AccessDenied"/> for nobody, <see cref="NotFound"/> for somebody else's.</returns>
    public async Task<Result<Done>> EndAsync(Guid id, CancellationToken cancellation)
    {
        if ((await access.RefreshAsync(cancellation)).UserId is not { } me)
        {
            return new AccessDenied();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.UserSessions.SingleOrDefaultAsync(row => row.Id == id && row.UserId == me, cancellation) is { } session
            ? await EndAsync(db, [session], cancellation)
            : new NotFound();
    }

    /// <summary>Ends all but one.</summary>
    /// <param name="kept">The one that goes on: the caller's.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done; <see cref="AccessDenied"/> for nobody.</returns>
    public async Task<Result<Done>> EndOthersAsync(Guid kept, CancellationToken cancellation)
    {
        if ((await access.RefreshAsync(cancellation)).UserId is not { } me)
        {
            return new AccessDenied();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var others = await db
            .UserSessions.Where(row => row.UserId == me && row.Id != kept && row.EndedAt == null)
            .ToListAsync(cancellation);
        return await EndAsync(db, others, cancellation);
    }

    private async Task<Result<Done>> EndAsync(OpticaDbContext db, List<UserSession> sessions, CancellationToken cancellation)
    {
        foreach (var session in sessions.Where(session => session.EndedAt is null))
        {
            session.End(sealer.Now);
            db.AuditEntries.Add(SessionLines.Ended(sealer, db.Scope, session.UserId));
        }

        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }
}
