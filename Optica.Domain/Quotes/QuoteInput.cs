namespace Optica.Domain.Quotes;

/// <summary>What a seller types of a quote. Totals are not among it: the server computes them.</summary>
public sealed class QuoteInput
{
    /// <summary>The customer.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>The branch where it happens; null for the selected one.</summary>
    public Guid? BranchId { get; set; }

    /// <summary>A current prescription of the customer, or null.</summary>
    public Guid? PrescriptionId { get; set; }

    /// <summary>The last day it can be accepted; as many days from today as the organisation says when nothing is said.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>Notes that the customer reads, ≤ 1000.</summary>
    public string? Notes { get; set; }

    /// <summary>One to three, side by side.</summary>
    public List<QuoteAlternativeInput> Alternatives { get; set; } = [];
}
