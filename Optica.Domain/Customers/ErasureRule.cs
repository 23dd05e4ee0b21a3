namespace Optica.Domain.Customers;

/// <summary>What the rule looks at.</summary>
/// <param name="LastClinical">Day of the last entry in the clinical record, or null without one.</param>
/// <param name="LastSale">Day of the last sale, or null without one.</param>
/// <param name="Today">The day it is.</param>
public sealed record ErasureFacts(DateOnly? LastClinical, DateOnly? LastSale, DateOnly Today);

/// <summary>What an erasure keeps, and until when.</summary>
/// <param name="ClinicalUntil">Last day on which the clinical record is kept, or null when it is not.</param>
/// <param name="SalesUntil">Last day on which the documents of sales are kept, or null when they are not.</param>
public sealed record ErasurePlan(DateOnly? ClinicalUntil, DateOnly? SalesUntil)
{
    /// <summary>Last day on which anything is kept; null when everything goes at once.</summary>
    public DateOnly? HeldUntil => ClinicalUntil is null || SalesUntil > ClinicalUntil ? SalesUntil : ClinicalUntil;
}

/// <summary>
/// What the law makes a shop keep although the customer wants to be erased: the clinical record for 15 years from its last entry
/// (Ley 20.584, CL-13), documents of sales for 6 (Código Tributario, art. 200). Everything else goes at once (Ley 21.719, CL-12).
/// </summary>
public static class ErasureRule
{
    /// <summary>Years a clinical record is kept.</summary>
    public const int ClinicalYears = 15;

    /// <summary>Years documents of sales are kept.</summary>
    public const int SalesYears = 6;

    /// <summary>What is kept, and until when.</summary>
    public static ErasurePlan Plan(ErasureFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new(Until(facts.LastClinical, ClinicalYears, facts.Today), Until(facts.LastSale, SalesYears, facts.Today));
    }

    private static DateOnly? Until(DateOnly? last, int years, DateOnly today)
    {
        if (last is not { } day)
        {
            return null;
        }

        // a day that is beyond the calendar is kept to its end
        var until = day.Year + years > DateOnly.MaxValue.Year ? DateOnly.MaxValue : day.AddYears(years);
        return until >= today ? until : null;
    }
}
