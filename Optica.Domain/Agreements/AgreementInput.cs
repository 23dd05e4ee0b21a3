using Optica.Domain.Customers;

namespace Optica.Domain.Agreements;

/// <summary>An agreement as typed: a discount or a copay, not both.</summary>
public sealed class AgreementInput
{
    /// <summary>The institution, ≤ 120.</summary>
    public string? Institution { get; set; }

    /// <summary>First day.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day; null for open end.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>Discount on every line, 1–100.</summary>
    public int? DiscountPercent { get; set; }

    /// <summary>The customer's share, 0–99.</summary>
    public int? CopayPercent { get; set; }

    /// <summary>Whether it can be claimed.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Brings texts into the form that is stored.</summary>
    public void Normalise() => Institution = TextRules.CleanLine(Institution);
}
