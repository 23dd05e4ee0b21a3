namespace Optica.Domain.Access;

/// <summary>One signed-in browser or API client of a user. Ending it ends its circuits and tokens.</summary>
public sealed class UserSession
{
    /// <summary>Longest client description kept.</summary>
    public const int ClientLength = 200;

    /// <summary>Longest network address kept.</summary>
    public const int AddressLength = 45;

    private UserSession() { }

    /// <summary>Identity; travels in the cookie or token.</summary>
    public Guid Id { get; private set; }

    /// <summary>The user.</summary>
    public Guid UserId { get; private set; }

    /// <summary>What the browser or client calls itself.</summary>
    public string Client { get; private set; } = "";

    /// <summary>When it began, UTC.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>When it was last seen, UTC.</summary>
    public DateTime LastSeenAt { get; private set; }

    /// <summary>When it ended, UTC; null while it is open.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Whether it is an API client's.</summary>
    public bool IsApi { get; private set; }

    /// <summary>Network address it began from; null where that is not known.</summary>
    public string? Address { get; private set; }

    /// <summary>The end that nothing moves, UTC; null for none.</summary>
    public DateTime? EndsAt { get; private set; }

    /// <summary>The end unless its user does something, UTC; null for none.</summary>
    public DateTime? IdleUntil { get; private set; }

    /// <summary>Since when its screen is locked, UTC; null when it is not.</summary>
    public DateTime? LockedAt { get; private set; }

    /// <summary>A session without limits that begins now.</summary>
    public static UserSession Start(Guid id, Guid userId, string? client, DateTime at) =>
        new()
        {
            Id = id,
            UserId = userId,
            Client = client is { Length: > ClientLength } ? client[..ClientLength] : client ?? "",
            StartedAt = at,
            LastSeenAt = at,
        };

    /// <summary>A session that begins now and ends by itself. Nobody sits at an API client, so that one is never idle.</summary>
    /// <param name="ids">Its own id, and the user's.</param>
    /// <param name="origin">Where it begins.</param>
    /// <param name="limits">How long sessions last.</param>
    /// <param name="at">When it begins, UTC.</param>
    public static UserSession Start((Guid Id, Guid UserId) ids, SessionOrigin origin, SessionLimits limits, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(limits);
        var session = Start(ids.Id, ids.UserId, origin.Client, at);
        session.IsApi = origin.IsApi;
        session.Address = origin.Address is { Length: <= AddressLength } address ? address : null;
        session.EndsAt = at + limits.Absolute;
        session.IdleUntil = origin.IsApi ? null : at + limits.Idle;
        return session;
    }

    /// <summary>Ends it.</summary>
    public void End(DateTime at) => EndedAt ??= at;

    /// <summary>Notes that the user was seen.</summary>
    public void Seen(DateTime at) => LastSeenAt = at > LastSeenAt ? at : LastSeenAt;

    /// <summary>Notes that the user did something, which moves the end by idleness; never back, and never the other end.</summary>
    /// <param name="at">When, UTC.</param>
    /// <param name="limits">How long sessions last.</param>
    public void Used(DateTime at, SessionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        Seen(at);
        IdleUntil = at + limits.Idle > IdleUntil ? at + limits.Idle : IdleUntil;
    }

    /// <summary>Locks its screen.</summary>
    public void Lock(DateTime at) => LockedAt ??= at;

    /// <summary>Opens its screen again; the user is there.</summary>
    public void Unlock(DateTime at, SessionLimits limits)
    {
        LockedAt = null;
        Used(at, limits);
    }

    /// <summary>What it is worth.</summary>
    /// <param name="now">The instant, UTC.</param>
    public SessionState StateAt(DateTime now) => EndedAt is null ? Times.StateAt(now) : SessionState.Ended;

    /// <summary>By which of its two ends it ran out, before anybody ended it.</summary>
    /// <param name="now">The instant, UTC.</param>
    /// <returns>Null when it did not run out by itself.</returns>
    public SessionEnding? RanOutBy(DateTime now)
    {
        var until = EndedAt < now ? EndedAt.Value : now;
        return Times.StateAt(until) != SessionState.Ended ? null
            : LockedAt is not null || EndsAt <= IdleUntil || IdleUntil is null ? SessionEnding.Longest
            : SessionEnding.Idle;
    }

    /// <summary>How long it is good yet.</summary>
    /// <param name="now">The instant, UTC.</param>
    public SessionLeft LeftAt(DateTime now) => Times.LeftAt(now);

    private SessionTimes Times => new(EndsAt, IdleUntil, LockedAt);
}
