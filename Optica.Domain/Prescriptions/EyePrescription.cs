using System.Text.Json.Serialization;
using Optica.Domain.Customers;

namespace Optica.Domain.Prescriptions;

/// <summary>One eye as prescribed: in its stored form, never changed. Null is "not said"; 0.00 is a value (OR-8). Units as in <see cref="EyeInput"/>.</summary>
public sealed record EyePrescription
{
    /// <summary>An eye for which nothing is said.</summary>
    public static readonly EyePrescription Empty = new();

    /// <summary>Sphere, D (OR-1); of a contact lens its power (OR-9). Null: this eye gets no lens power.</summary>
    public decimal? Sphere { get; init; }

    /// <summary>Cylinder, D, in the form it was written (OR-2).</summary>
    public decimal? Cylinder { get; init; }

    /// <summary>Axis, degrees 1–180 (OR-3); with a cylinder other than 0 only.</summary>
    public int? Axis { get; init; }

    /// <summary>Addition, D (OR-4).</summary>
    public decimal? Add { get; init; }

    /// <summary>Horizontal prism, Δ (OR-5).</summary>
    public decimal? HorizontalPrism { get; init; }

    /// <summary>Its base.</summary>
    public HorizontalBase? HorizontalBase { get; init; }

    /// <summary>Vertical prism, Δ (OR-5).</summary>
    public decimal? VerticalPrism { get; init; }

    /// <summary>Its base.</summary>
    public VerticalBase? VerticalBase { get; init; }

    /// <summary>Monocular pupillary distance looking far, mm (OR-6).</summary>
    public decimal? PdDistance { get; init; }

    /// <summary>Monocular pupillary distance looking near, mm (OR-6).</summary>
    public decimal? PdNear { get; init; }

    /// <summary>Segment or fitting height, mm (OR-7).</summary>
    public decimal? SegmentHeight { get; init; }

    /// <summary>Base curve of a contact lens, mm (OR-9).</summary>
    public decimal? BaseCurve { get; init; }

    /// <summary>Diameter of a contact lens, mm (OR-9).</summary>
    public decimal? Diameter { get; init; }

    /// <summary>Brand of a contact lens (OR-9).</summary>
    public string? Brand { get; init; }

    /// <summary>Colour of a contact lens (OR-9).</summary>
    public string? Colour { get; init; }

    /// <summary>Replacement of a contact lens (OR-9).</summary>
    public LensDuration? Duration { get; init; }

    /// <summary>The lens the formulas work on; null without a sphere, or while an axis is missing.</summary>
    [JsonIgnore]
    public LensPower? Power =>
        Sphere is { } sphere && ((Cylinder ?? 0) == 0 || Axis is not null) ? new LensPower(sphere, Cylinder ?? 0, Axis) : null;

    /// <summary>Sphere of the near part, D (OR-4); null without an addition.</summary>
    [JsonIgnore]
    public decimal? NearSphere => Add is { } add && Sphere is { } sphere ? Optics.NearSphere(sphere, add) : null;

    /// <summary>The stored form of what was typed: axis 0 becomes 180, text is cleaned; the cylinder's form stays as written (OR-8).</summary>
    public static EyePrescription Of(EyeInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new()
        {
            Sphere = Clean(input.Sphere),
            Cylinder = Clean(input.Cylinder),
            Axis = input.Axis is { } axis ? Prescriptions.Axis.Normalise(axis) : null,
            Add = Clean(input.Add),
            HorizontalPrism = Clean(input.HorizontalPrism),
            HorizontalBase = input.HorizontalBase,
            VerticalPrism = Clean(input.VerticalPrism),
            VerticalBase = input.VerticalBase,
            PdDistance = Clean(input.PdDistance),
            PdNear = Clean(input.PdNear),
            SegmentHeight = Clean(input.SegmentHeight),
            BaseCurve = Clean(input.BaseCurve),
            Diameter = Clean(input.Diameter),
            Brand = TextRules.CleanLine(input.Brand),
            Colour = TextRules.CleanLine(input.Colour),
            Duration = input.Duration,
        };
    }

    /// <summary>The same as an input, to be shown in a form or changed there.</summary>
    public EyeInput ToInput() =>
        new()
        {
            Sphere = Sphere,
            Cylinder = Cylinder,
            Axis = Axis,
            Add = Add,
            HorizontalPrism = HorizontalPrism,
            HorizontalBase = HorizontalBase,
            VerticalPrism = VerticalPrism,
            VerticalBase = VerticalBase,
            PdDistance = PdDistance,
            PdNear = PdNear,
            SegmentHeight = SegmentHeight,
            BaseCurve = BaseCurve,
            Diameter = Diameter,
            Brand = Brand,
            Colour = Colour,
            Duration = Duration,
        };

    /// <summary>This eye with another lens power, everything else as it is. A cylinder that was written as 0.00 stays written.</summary>
    public EyePrescription With(LensPower power) =>
        this with
        {
            Sphere = power.Sphere,
            Cylinder = power.Cylinder == 0 && Cylinder is null ? null : power.Cylinder,
            Axis = power.Axis,
        };

    /// <summary>This eye to be looked at in minus-cylinder form (OR-8); what is stored stays as written.</summary>
    public EyePrescription InMinusCylinder() => Power is { } power ? With(Optics.ToMinusCylinder(power)) : this;

    /// <summary>This eye to be looked at in plus-cylinder form (OR-8); what is stored stays as written.</summary>
    public EyePrescription InPlusCylinder() => Power is { } power ? With(Optics.ToPlusCylinder(power)) : this;

    private static decimal? Clean(decimal? value) => value is { } some ? Dioptre.Canonical(some) : null;
}
