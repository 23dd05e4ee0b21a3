namespace Optica.Domain.Prescriptions;

/// <summary>The values of a prescription in their stored form: what is encrypted, snapshotted, compared and printed. Never changed.</summary>
public sealed record OpticalValues
{
    /// <summary>Nothing said.</summary>
    public static readonly OpticalValues Empty = new();

    /// <summary>Right eye.</summary>
    public EyePrescription Right { get; init; } = EyePrescription.Empty;

    /// <summary>Left eye.</summary>
    public EyePrescription Left { get; init; } = EyePrescription.Empty;

    /// <summary>Binocular pupillary distance looking far, mm; as given, never halved (OR-6).</summary>
    public decimal? PdDistance { get; init; }

    /// <summary>Binocular pupillary distance looking near, mm; as given, never halved (OR-6).</summary>
    public decimal? PdNear { get; init; }

    /// <summary>Vertex distance of the refraction, mm (OR-7).</summary>
    public decimal? VertexDistance { get; init; }

    /// <summary>The values of an eye.</summary>
    public EyePrescription this[Eye eye] => eye == Eye.Right ? Right : Left;

    /// <summary>Half the frame is no measure, so a distance is only what somebody measured: the binocular one, or the sum of both monocular ones; else null. Mm.</summary>
    /// <param name="near">Looking near, or far.</param>
    public decimal? PdOf(bool near) => near ? PdNear ?? Right.PdNear + Left.PdNear : PdDistance ?? Right.PdDistance + Left.PdDistance;

    /// <summary>The same with another prescription for one eye.</summary>
    public OpticalValues With(Eye eye, EyePrescription values) =>
        eye == Eye.Right ? this with { Right = values } : this with { Left = values };

    /// <summary>To be looked at in minus-cylinder form (OR-8).</summary>
    public OpticalValues InMinusCylinder() => this with { Right = Right.InMinusCylinder(), Left = Left.InMinusCylinder() };

    /// <summary>To be looked at in plus-cylinder form (OR-8).</summary>
    public OpticalValues InPlusCylinder() => this with { Right = Right.InPlusCylinder(), Left = Left.InPlusCylinder() };

    /// <summary>
    /// Power, addition and prism of the eyes exchanged: what happens when they are written into the other row. Distances, heights and the
    /// data of contact lenses stay, they are measured and chosen apart.
    /// </summary>
    public OpticalValues WithEyesSwapped() => this with { Right = Exchanged(Right, Left), Left = Exchanged(Left, Right) };

    private static EyePrescription Exchanged(EyePrescription to, EyePrescription from) =>
        to with
        {
            Sphere = from.Sphere,
            Cylinder = from.Cylinder,
            Axis = from.Axis,
            Add = from.Add,
            HorizontalPrism = from.HorizontalPrism,
            HorizontalBase = from.HorizontalBase,
            VerticalPrism = from.VerticalPrism,
            VerticalBase = from.VerticalBase,
        };
}
