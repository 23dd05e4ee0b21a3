using Optica.Domain.Agreements;

namespace Optica.Portal.Features.Agreements;

/// <summary>An agreement over HTTP.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version, for the next change.</param>
/// <param name="Institution">The institution.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day, or null for no end.</param>
/// <param name="DiscountPercent">Discount on every line, or null with a copay.</param>
/// <param name="CopayPercent">The customer's share of the total, or null with a discount.</param>
/// <param name="IsActive">False once ended by hand.</param>
/// <param name="State">How it stands today in the organisation's zone.</param>
/// <param name="Members">Customers in the caller's reach that belong to it.</param>
public sealed record AgreementResponse(
    Guid Id,
    long Version,
    string Institution,
    DateOnly ValidFrom,
    DateOnly? ValidUntil,
    int? DiscountPercent,
    int? CopayPercent,
    bool IsActive,
    AgreementState State,
    int Members
)
{
    internal static AgreementResponse Of(AgreementRow row) =>
        new(
            row.Id,
            row.Version,
            row.Institution,
            row.ValidFrom,
            row.ValidUntil,
            row.CopayPercent is null ? row.DiscountPercent : null,
            row.CopayPercent,
            row.IsActive,
            row.State,
            row.Members
        );
}
