namespace Optica.Domain.Prescriptions;

/// <summary>What is typed for one eye. Null is "not said"; 0.00 is a value (OR-8).</summary>
public sealed class EyeInput
{
    /// <summary>Sphere, D (OR-1); of a contact lens its power (OR-9).</summary>
    public decimal? Sphere { get; set; }

    /// <summary>Cylinder, D, in the form it was written (OR-2).</summary>
    public decimal? Cylinder { get; set; }

    /// <summary>Axis, degrees 0–180; 0 is stored as 180 (OR-3).</summary>
    public int? Axis { get; set; }

    /// <summary>Addition, D (OR-4).</summary>
    public decimal? Add { get; set; }

    /// <summary>Horizontal prism, Δ (OR-5).</summary>
    public decimal? HorizontalPrism { get; set; }

    /// <summary>Its base.</summary>
    public HorizontalBase? HorizontalBase { get; set; }

    /// <summary>Vertical prism, Δ (OR-5).</summary>
    public decimal? VerticalPrism { get; set; }

    /// <summary>Its base.</summary>
    public VerticalBase? VerticalBase { get; set; }

    /// <summary>Monocular pupillary distance looking far, mm (OR-6).</summary>
    public decimal? PdDistance { get; set; }

    /// <summary>Monocular pupillary distance looking near, mm (OR-6).</summary>
    public decimal? PdNear { get; set; }

    /// <summary>Segment or fitting height, mm (OR-7).</summary>
    public decimal? SegmentHeight { get; set; }

    /// <summary>Base curve of a contact lens, mm (OR-9).</summary>
    public decimal? BaseCurve { get; set; }

    /// <summary>Diameter of a contact lens, mm (OR-9).</summary>
    public decimal? Diameter { get; set; }

    /// <summary>Brand of a contact lens, ≤ 100 (OR-9).</summary>
    public string? Brand { get; set; }

    /// <summary>Colour of a contact lens, ≤ 60 (OR-9).</summary>
    public string? Colour { get; set; }

    /// <summary>Replacement of a contact lens (OR-9).</summary>
    public LensDuration? Duration { get; set; }
}
