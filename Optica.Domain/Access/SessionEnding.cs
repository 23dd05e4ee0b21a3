namespace Optica.Domain.Access;

/// <summary>Why a session is worth nothing any more, as far as whoever held it may be told.</summary>
public enum SessionEnding
{
    /// <summary>It was ended: by its user from elsewhere, by another password or second step, or by whoever manages access.</summary>
    Ended,

    /// <summary>Its user did nothing for as long as a session waits.</summary>
    Idle,

    /// <summary>It lasted as long as a session may last.</summary>
    Longest,

    /// <summary>The account was locked.</summary>
    AccountLocked,

    /// <summary>The user's organisation was suspended.</summary>
    Suspended,
}
