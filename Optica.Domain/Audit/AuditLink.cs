namespace Optica.Domain.Audit;

/// <summary>
/// One link of an organisation's chain over its audit rows: each holds the one before it, so that no row can be taken out, put in or
/// moved without every later link giving it away (SECURITY 44). Written by the background sealer alone; never changed, never deleted.
/// </summary>
public sealed class AuditLink
{
    /// <summary>The organisation whose chain it is; the empty id for the platform's own.</summary>
    public required Guid Chain { get; init; }

    /// <summary>Place in the chain, from 1 without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The row it binds: <see cref="AuditEntry.Sequence"/>. No foreign key: a row that is gone has to be named, not prevented.</summary>
    public required long Sequence { get; init; }

    /// <summary>HMAC-SHA-256 over the hash before it, the number, the sequence and the row's own MAC.</summary>
    public required byte[] Hash { get; init; }
}
