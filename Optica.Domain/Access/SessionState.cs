namespace Optica.Domain.Access;

/// <summary>What a session is worth.</summary>
public enum SessionState
{
    /// <summary>Worth nothing any more.</summary>
    Ended,

    /// <summary>Its user comes back by their password.</summary>
    Locked,

    /// <summary>Good.</summary>
    Open,
}
