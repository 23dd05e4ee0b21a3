using Optica.Domain.Agreements;

namespace Optica.Portal.Features.Agreements;

/// <summary>What makes things cheaper for a customer.</summary>
/// <param name="Version">The customer's version, for the next change.</param>
/// <param name="DiscountPercent">The customer's own discount, or null.</param>
/// <param name="DiscountReason">Why, or null.</param>
/// <param name="Agreements">Agreements they belong to, valid today or not.</param>
public sealed record BenefitsResponse(
    long Version,
    int? DiscountPercent,
    string? DiscountReason,
    IReadOnlyList<AgreementResponse> Agreements
)
{
    internal static BenefitsResponse Of(CustomerBenefits benefits) =>
        new(benefits.Version, benefits.DiscountPercent, benefits.DiscountReason, [.. benefits.Agreements.Select(AgreementResponse.Of)]);
}
