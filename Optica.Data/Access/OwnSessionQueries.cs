using Microsoft.EntityFrameworkCore;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>Where somebody is signed in themselves.</summary>
public sealed class OwnSessionQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>One's own sessions that are good, the newest first.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The sessions; <see cref="AccessDenied"/> for nobody.</returns>
    public async Task<Result<IReadOnlyList<UserSessionRow>>> ListAsync(CancellationToken cancellation)
    {
        if ((await access.RefreshAsync(cancellation)).UserId is not { } me)
        {
            return new AccessDenied();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return Result.Of(await OpenSessions.ListAsync(db, me, time.GetUtcNow().UtcDateTime, cancellation));
    }
}
