using Optica.Domain.Agreements;
using Optica.Domain.Orders;

namespace Optica.Data.Seed;

/// <summary>A customer who buys.</summary>
/// <param name="Id">The customer.</param>
/// <param name="BranchId">Where they belong.</param>
/// <param name="Branches">Where they may buy.</param>
/// <param name="CreatedAt">When they registered, UTC.</param>
/// <param name="IsActive">False once taken out of the lists.</param>
internal sealed record DemoBuyer(Guid Id, Guid BranchId, Guid[] Branches, DateTime CreatedAt, bool IsActive)
{
    /// <summary>The agreement they belong to, or null.</summary>
    public Agreement? Agreement { get; set; }

    /// <summary>A discount of their own, or null.</summary>
    public Benefit? Discount { get; set; }

    /// <summary>What they may claim on a day, as a seller's order would find it.</summary>
    /// <param name="day">The day in the organisation's zone.</param>
    public IEnumerable<Benefit> BenefitsOn(DateOnly day)
    {
        if (Agreement is { } one && AgreementRules.StateOn(day, one.IsActive, (one.ValidFrom, one.ValidUntil)) == AgreementState.Valid)
        {
            yield return one.ToBenefit();
        }

        if (Discount is { } own)
        {
            yield return own;
        }
    }
}
