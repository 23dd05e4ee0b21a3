using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;

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

/// <summary>An alternative as typed.</summary>
public sealed class QuoteAlternativeInput
{
    /// <summary>What it is called, ≤ 60; A, B or C when nothing is said.</summary>
    public string? Name { get; set; }

    /// <summary>Lenses, frame, treatments, labour: 1–100 lines as orders have them.</summary>
    public List<OrderLineInput> Lines { get; set; } = [];

    /// <summary>What the lenses are for.</summary>
    public PrescriptionKind? LensKind { get; set; }

    /// <summary>What the lenses are made of.</summary>
    public LensMaterial? LensMaterial { get; set; }

    /// <summary>Refractive index, 1.40–2.00 in steps of 0.01.</summary>
    public decimal? LensIndex { get; set; }

    /// <summary>What is done to the lenses.</summary>
    public List<LensTreatment> LensTreatments { get; set; } = [];

    /// <summary>The lenses go into a frame that the customer brings; then no frame is sold.</summary>
    public bool? OwnFrame { get; set; }

    /// <summary>Which frame the customer brings, ≤ 200.</summary>
    public string? OwnFrameDescription { get; set; }
}
