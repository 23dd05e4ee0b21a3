using Optica.Domain.Common;

namespace Optica.Domain.Agreements;

/// <summary>A customer's own discount as typed.</summary>
public sealed class DiscountInput
{
    /// <summary>Discount on every line, 1–100; null takes it away.</summary>
    public int? DiscountPercent { get; set; }

    /// <summary>Why, ≤ 120; required with a percentage.</summary>
    public string? DiscountReason { get; set; }

    /// <summary>The customer's version it was typed on; null takes whatever stands.</summary>
    public long? Version { get; set; }

    /// <summary>What of a request could not be read; told with the broken rules, after rights and record.</summary>
    public Invalid? Unreadable { get; init; }
}
