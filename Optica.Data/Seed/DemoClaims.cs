using Optica.Domain.Agreements;
using Optica.Domain.Orders;

namespace Optica.Data.Seed;

/// <summary>What the demo's customers may claim: discounts of their own always, agreements on their days only.</summary>
internal sealed class DemoClaims
{
    private readonly Dictionary<Guid, List<(Benefit Benefit, Agreement? Agreement)>> claims = [];

    /// <summary>A customer joins an agreement.</summary>
    public void Add(Guid customerId, Agreement agreement) => Add(customerId, (agreement.ToBenefit(), agreement));

    /// <summary>A customer has a discount of their own.</summary>
    public void Add(Guid customerId, Benefit own) => Add(customerId, (own, null));

    /// <summary>What can be claimed on a day of the organisation.</summary>
    public IReadOnlyList<Benefit> On(DateOnly day, Guid customerId) =>
        [.. claims.GetValueOrDefault(customerId, []).Where(claim => IsOpen(claim.Agreement, day)).Select(claim => claim.Benefit)];

    private void Add(Guid customerId, (Benefit, Agreement?) claim)
    {
        if (!claims.TryGetValue(customerId, out var mine))
        {
            claims[customerId] = mine = [];
        }

        mine.Add(claim);
    }

    private static bool IsOpen(Agreement? agreement, DateOnly day) =>
        agreement is null
        || AgreementRules.StateOn(day, agreement.IsActive, (agreement.ValidFrom, agreement.ValidUntil)) == AgreementState.Valid;
}
