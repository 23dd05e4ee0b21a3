using Microsoft.EntityFrameworkCore;

namespace Optica.Data.Access;

/// <summary>Ends sessions of an account with the next save.</summary>
internal static class SessionEnds
{
    /// <summary>Ends every open session but one.</summary>
    /// <param name="db">The context that will save.</param>
    /// <param name="whose">The account, and the session that goes on; null for none.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task EndOthersAsync(
        OpticaDbContext db,
        (Guid UserId, Guid? Kept) whose,
        DateTime now,
        CancellationToken cancellation
    )
    {
        var open = await db
            .UserSessions.Where(row => row.UserId == whose.UserId && row.EndedAt == null && row.Id != whose.Kept)
            .ToListAsync(cancellation);
        open.ForEach(session => session.End(now));
    }

    /// <summary>
    /// What was opened under other rules ends: the stamp makes cookies, tokens and circuits worth nothing, also those of API clients.
    /// </summary>
    /// <param name="db">The context that will save.</param>
    /// <param name="who">The account, and the session it is done from; without one nothing ends.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task EndOtherRulesAsync(
        OpticaDbContext db,
        (OpticaUser User, Guid? Session) who,
        DateTime now,
        CancellationToken cancellation
    )
    {
        if (who.Session is { } kept)
        {
            await EndOthersAsync(db, (who.User.Id, kept), now, cancellation);
            who.User.SecurityStamp = UserLoading.NewStamp();
        }
    }
}
