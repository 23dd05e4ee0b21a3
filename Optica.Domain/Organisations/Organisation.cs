using Optica.Domain.Common;

namespace Optica.Domain.Organisations;

/// <summary>A chain of optical shops. Nothing of one organisation exists for another.</summary>
public sealed class Organisation : IStamped, IVersioned, IAudited
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 120;

    private Organisation() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Trade name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>IANA zone in which months and days of figures are counted (DOMAIN §5).</summary>
    public string TimeZone { get; private set; } = Branch.DefaultTimeZone;

    /// <summary>Days without an order after which a customer counts as at-risk (DOMAIN §5).</summary>
    public int AtRiskDays { get; private set; } = 180;

    /// <inheritdoc />
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? CreatedBy { get; private set; }

    /// <inheritdoc />
    public DateTime UpdatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? UpdatedBy { get; private set; }

    /// <inheritdoc />
    public long Version { get; private set; }

    Guid IAudited.AuditId => Id;

    string IAudited.AuditKind => "organisation";

    /// <summary>A new organisation in Chile's main time zone.</summary>
    public static Organisation Create(Guid id, string name) => new() { Id = id, Name = name };
}
