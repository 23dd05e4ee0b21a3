namespace Optica.Domain.Access;

/// <summary>What decides whether a session that nobody ended is still good.</summary>
/// <param name="EndsAt">End, UTC, that nothing moves; null for none.</param>
/// <param name="IdleUntil">End, UTC, unless its user does something; null for none.</param>
/// <param name="LockedAt">Since when its screen is locked, UTC; null when it is not.</param>
public sealed record SessionTimes(DateTime? EndsAt, DateTime? IdleUntil, DateTime? LockedAt)
{
    /// <summary>What the session is worth.</summary>
    /// <param name="now">The instant, UTC.</param>
    /// <returns>
    /// The state. Whoever locked the screen and went for lunch is not idle: a password stands before it, and the end that nothing moves.
    /// </returns>
    public SessionState StateAt(DateTime now) =>
        now >= EndsAt ? SessionState.Ended
        : LockedAt is not null ? SessionState.Locked
        : now >= IdleUntil ? SessionState.Ended
        : SessionState.Open;

    /// <summary>How long it is good yet.</summary>
    /// <param name="now">The instant, UTC.</param>
    public SessionLeft LeftAt(DateTime now) => new(IdleUntil - now, EndsAt - now);
}
