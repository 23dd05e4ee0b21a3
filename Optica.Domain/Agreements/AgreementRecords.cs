using Optica.Domain.Common;

namespace Optica.Domain.Agreements;

/// <summary>An agreement as lists and choosers show it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version, for the next save.</param>
/// <param name="Institution">The institution.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day, or null.</param>
/// <param name="DiscountPercent">Discount, or 0.</param>
/// <param name="CopayPercent">The customer's share, or null.</param>
/// <param name="IsActive">False once ended by hand.</param>
/// <param name="State">How it stands today.</param>
/// <param name="Members">Customers in the caller's reach that belong to it.</param>
public sealed record AgreementRow(
    Guid Id,
    long Version,
    string Institution,
    DateOnly ValidFrom,
    DateOnly? ValidUntil,
    int DiscountPercent,
    int? CopayPercent,
    bool IsActive,
    AgreementState State,
    int Members
)
{
    /// <summary>Whether it can be claimed today.</summary>
    public bool IsValid => State == AgreementState.Valid;

    /// <summary>The fields as an input: the start of a form.</summary>
    public AgreementInput ToInput() =>
        new()
        {
            Institution = Institution,
            ValidFrom = ValidFrom,
            ValidUntil = ValidUntil,
            DiscountPercent = CopayPercent is null ? DiscountPercent : null,
            CopayPercent = CopayPercent,
            IsActive = IsActive,
        };
}

/// <summary>What makes things cheaper for a customer.</summary>
/// <param name="DiscountPercent">The customer's own discount, or null.</param>
/// <param name="DiscountReason">Why, or null.</param>
/// <param name="Agreements">Agreements they belong to, valid today or not.</param>
public sealed record CustomerBenefits(int? DiscountPercent, string? DiscountReason, IReadOnlyList<AgreementRow> Agreements)
{
    /// <summary>The organisation's other agreements, valid today or not.</summary>
    public IReadOnlyList<AgreementRow> Others { get; init; } = [];

    /// <summary>The customer's version, for the next save.</summary>
    public long Version { get; init; }

    /// <summary>Whether the caller may change records of the customer's branch; rights come on top.</summary>
    public bool MayChange { get; init; }
}

/// <summary>The customer belongs to the agreement already.</summary>
public sealed record AlreadyMember() : Error("already_member", ErrorKind.Conflict);
