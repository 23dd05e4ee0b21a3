using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Entry;

/// <summary>Columns that belong together, in the order people type them.</summary>
/// <param name="Name">Key of its words.</param>
/// <param name="Columns">The columns.</param>
public sealed record EntryBlock(string Name, IReadOnlyList<EntryColumn> Columns);

/// <summary>The columns of the entry grid.</summary>
public static class EntryColumns
{
    /// <summary>What every prescription has.</summary>
    public static readonly EntryBlock Power = new(
        "power",
        [
            new MeasureColumn(nameof(EyeInput.Sphere), ValueScale.Sphere, eye => eye.Sphere, (eye, value) => eye.Sphere = value),
            new MeasureColumn(nameof(EyeInput.Cylinder), ValueScale.Cylinder, eye => eye.Cylinder, (eye, value) => eye.Cylinder = value),
            new AxisColumn(),
            new MeasureColumn(nameof(EyeInput.Add), _ => ValueScale.Add, eye => eye.Add, (eye, value) => eye.Add = value),
        ]
    );

    /// <summary>What is measured on the face, for spectacles.</summary>
    public static readonly EntryBlock Fitting = new(
        "fitting",
        [
            new MeasureColumn(
                nameof(EyeInput.PdDistance),
                _ => ValueScale.MonocularPd,
                eye => eye.PdDistance,
                (eye, value) => eye.PdDistance = value
            ),
            new MeasureColumn(nameof(EyeInput.PdNear), _ => ValueScale.MonocularPd, eye => eye.PdNear, (eye, value) => eye.PdNear = value),
            new MeasureColumn(
                nameof(EyeInput.SegmentHeight),
                _ => ValueScale.SegmentHeight,
                eye => eye.SegmentHeight,
                (eye, value) => eye.SegmentHeight = value
            ),
        ]
    );

    /// <summary>Prisms, for spectacles; rare, so they are folded away until they are wanted.</summary>
    public static readonly EntryBlock Prism = new(
        "prism",
        [
            new MeasureColumn(
                nameof(EyeInput.HorizontalPrism),
                _ => ValueScale.Prism,
                eye => eye.HorizontalPrism,
                (eye, value) => eye.HorizontalPrism = value
            ),
            new ChoiceColumn<HorizontalBase>(
                nameof(EyeInput.HorizontalBase),
                eye => eye.HorizontalBase,
                (eye, value) => eye.HorizontalBase = value
            ),
            new MeasureColumn(
                nameof(EyeInput.VerticalPrism),
                _ => ValueScale.Prism,
                eye => eye.VerticalPrism,
                (eye, value) => eye.VerticalPrism = value
            ),
            new ChoiceColumn<VerticalBase>(
                nameof(EyeInput.VerticalBase),
                eye => eye.VerticalBase,
                (eye, value) => eye.VerticalBase = value
            ),
        ]
    );

    /// <summary>What a contact lens has besides its power.</summary>
    public static readonly EntryBlock ContactLens = new(
        "contact_lens",
        [
            new MeasureColumn(
                nameof(EyeInput.BaseCurve),
                _ => ValueScale.BaseCurve,
                eye => eye.BaseCurve,
                (eye, value) => eye.BaseCurve = value
            ),
            new MeasureColumn(
                nameof(EyeInput.Diameter),
                _ => ValueScale.Diameter,
                eye => eye.Diameter,
                (eye, value) => eye.Diameter = value
            ),
            new TextColumn(nameof(EyeInput.Brand), 100, eye => eye.Brand, (eye, value) => eye.Brand = value),
            new TextColumn(nameof(EyeInput.Colour), 60, eye => eye.Colour, (eye, value) => eye.Colour = value),
            new ChoiceColumn<LensDuration>(nameof(EyeInput.Duration), eye => eye.Duration, (eye, value) => eye.Duration = value),
        ]
    );

    /// <summary>The blocks of a kind, in their order.</summary>
    /// <param name="kind">The kind, or null while it is not chosen.</param>
    /// <param name="withPrism">Whether prisms are unfolded.</param>
    public static IReadOnlyList<EntryBlock> Of(PrescriptionKind? kind, bool withPrism) =>
        kind == PrescriptionKind.ContactLens ? [Power, ContactLens]
        : withPrism ? [Power, Fitting, Prism]
        : [Power, Fitting];

    /// <summary>Every cell there is.</summary>
    public static IEnumerable<EntryCell> Cells =>
        new[] { Power, Fitting, Prism, ContactLens }
            .SelectMany(block => block.Columns)
            .SelectMany(column => Eyes.Both.Select(EntryCell (eye) => new EyeCell(column, eye)))
            .Concat([PairCell.PdDistance, PairCell.PdNear, PairCell.VertexDistance]);
}
