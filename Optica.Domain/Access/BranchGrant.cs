using Optica.Domain.Common;

namespace Optica.Domain.Access;

/// <summary>What a cross-branch grant allows.</summary>
public enum GrantLevel
{
    /// <summary>See, not change.</summary>
    ReadOnly = 1,

    /// <summary>The full rights of the role.</summary>
    Full = 2,
}

/// <summary>Cross-branch permission: one more branch for one person, by name, with reason and expiry (DOMAIN §1).</summary>
public sealed class BranchGrant : IBranchOwned, IAudited
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 400;

    /// <summary>So long before its end a grant is said to end soon: there is time yet to give another.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    private BranchGrant() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>Who gets it.</summary>
    public Guid UserId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <summary>What it allows.</summary>
    public GrantLevel Level { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who gave it; null for the system.</summary>
    public Guid? GrantedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime GrantedAt { get; private set; }

    /// <summary>From this instant (UTC) on it is worth nothing.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>When it was taken back, UTC; null while it stands.</summary>
    public DateTime? RevokedAt { get; private set; }

    Guid IAudited.AuditId => UserId;

    string IAudited.AuditKind => "grant";

    /// <summary>A new grant.</summary>
    /// <param name="to">Who gets which branch, and at which level.</param>
    /// <param name="reason">Why, ≤ 400.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="expiresAt">End, UTC.</param>
    public static BranchGrant Create(
        (Guid UserId, Guid OrganisationId, Guid BranchId, GrantLevel Level) to,
        string reason,
        DateTime at,
        DateTime expiresAt
    ) =>
        new()
        {
            Id = Ids.New(at),
            UserId = to.UserId,
            OrganisationId = to.OrganisationId,
            BranchId = to.BranchId,
            Level = to.Level,
            Reason = reason,
            GrantedAt = at,
            ExpiresAt = expiresAt,
        };

    /// <summary>Names who gives it.</summary>
    public BranchGrant By(Guid userId)
    {
        GrantedBy = userId;
        return this;
    }

    /// <summary>What it is worth.</summary>
    /// <param name="now">Now, UTC.</param>
    public GrantState StateAt(DateTime now) =>
        RevokedAt is not null || ExpiresAt <= now ? GrantState.Ended
        : ExpiresAt <= now + Soon ? GrantState.EndsSoon
        : GrantState.Active;

    /// <summary>The last day on which it is worth something; its end is the first instant of the day after.</summary>
    /// <param name="zone">Zone of its branch.</param>
    public DateOnly LastDay(TimeZoneInfo zone) => LocalDay.Of(new DateTimeOffset(ExpiresAt.AddTicks(-1)), zone);

    /// <summary>Takes the grant back.</summary>
    public void Revoke(DateTime at) => RevokedAt ??= at;
}
