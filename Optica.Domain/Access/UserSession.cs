namespace Optica.Domain.Access;

/// <summary>One signed-in browser or API client of a user. Ending it ends its circuits and tokens.</summary>
public sealed class UserSession
{
    /// <summary>Longest client description kept.</summary>
    public const int ClientLength = 200;

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

    /// <summary>A session that begins now.</summary>
    public static UserSession Start(Guid id, Guid userId, string? client, DateTime at) =>
        new()
        {
            Id = id,
            UserId = userId,
            Client = client is { Length: > ClientLength } ? client[..ClientLength] : client ?? "",
            StartedAt = at,
            LastSeenAt = at,
        };

    /// <summary>Ends it.</summary>
    public void End(DateTime at) => EndedAt ??= at;

    /// <summary>Notes that the user was seen.</summary>
    public void Seen(DateTime at) => LastSeenAt = at;
}
