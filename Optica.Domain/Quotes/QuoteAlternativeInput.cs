using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.Quotes;

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
