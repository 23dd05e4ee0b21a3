namespace Optica.Domain.Access;

/// <summary>A single-use token that renews an API client's access; only its hash is kept.</summary>
public sealed class RefreshToken
{
    private RefreshToken() { }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>The user.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The session it continues.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>From this instant (UTC) on it is worth nothing.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>When it was used, UTC. A second use ends the session: somebody has a copy.</summary>
    public DateTime? UsedAt { get; private set; }

    /// <summary>Version against two uses at once.</summary>
    public long Version { get; private set; }

    /// <summary>A new token.</summary>
    public static RefreshToken Create(byte[] hash, UserSession session, DateTime expiresAt)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new()
        {
            Hash = hash,
            UserId = session.UserId,
            SessionId = session.Id,
            ExpiresAt = expiresAt,
        };
    }

    /// <summary>Marks it as used.</summary>
    public void Use(DateTime at)
    {
        UsedAt = at;
        Version++;
    }
}
