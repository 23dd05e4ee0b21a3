using Optica.Domain.Customers;

namespace Optica.Domain.Prescriptions;

/// <summary>A prescription as typed (DOMAIN §7). Judged by <see cref="PrescriptionInputValidator"/>, stored as <see cref="Values"/> and texts.</summary>
public sealed class PrescriptionInput
{
    /// <summary>The branch where it is entered; null for the selected one.</summary>
    public Guid? BranchId { get; set; }

    /// <summary>What it is for; required.</summary>
    public PrescriptionKind? Kind { get; set; }

    /// <summary>Day of the examination; required.</summary>
    public DateOnly? PrescribedOn { get; set; }

    /// <summary>The last day the prescriber lets it be used; null for the organisation's default (OR-24).</summary>
    public DateOnly? ExpiresOn { get; set; }

    /// <summary>Who prescribed, ≤ 200; required (CL-14).</summary>
    public string? IssuerName { get; set; }

    /// <summary>Their profession; required (CL-14).</summary>
    public IssuerType? IssuerType { get; set; }

    /// <summary>Their registration number, ≤ 40; required but for <see cref="IssuerType.Other"/> (CL-14).</summary>
    public string? IssuerRegistration { get; set; }

    /// <summary>Right eye.</summary>
    public EyeInput Right { get; set; } = new();

    /// <summary>Left eye.</summary>
    public EyeInput Left { get; set; } = new();

    /// <summary>Binocular pupillary distance looking far, mm; never halved (OR-6).</summary>
    public decimal? PdDistance { get; set; }

    /// <summary>Binocular pupillary distance looking near, mm; never halved (OR-6).</summary>
    public decimal? PdNear { get; set; }

    /// <summary>Vertex distance of the refraction, mm (OR-7).</summary>
    public decimal? VertexDistance { get; set; }

    /// <summary>Lens material, ≤ 100.</summary>
    public string? LensMaterial { get; set; }

    /// <summary>Coatings, ≤ 10 of ≤ 60.</summary>
    public List<string> Coatings { get; set; } = [];

    /// <summary>Tint, ≤ 100.</summary>
    public string? Tint { get; set; }

    /// <summary>Clinical notes, ≤ 4000.</summary>
    public string? Notes { get; set; }

    /// <summary>Clinical observations, ≤ 4000.</summary>
    public string? Observations { get; set; }

    /// <summary>Recommendations to the customer, ≤ 4000.</summary>
    public string? Recommendations { get; set; }

    /// <summary>The optical values in their stored form.</summary>
    public OpticalValues Values() =>
        new()
        {
            Right = EyePrescription.Of(Right ?? new()),
            Left = EyePrescription.Of(Left ?? new()),
            PdDistance = Clean(PdDistance),
            PdNear = Clean(PdNear),
            VertexDistance = Clean(VertexDistance),
        };

    /// <summary>Takes over optical values as they are: a correction of <see cref="PlausibilityCheck"/>, or an older prescription to start from.</summary>
    public void Take(OpticalValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Right = values.Right.ToInput();
        Left = values.Left.ToInput();
        PdDistance = values.PdDistance;
        PdNear = values.PdNear;
        VertexDistance = values.VertexDistance;
    }

    /// <summary>
    /// Takes over what a shorthand line said and leaves the rest. A sphere brings its cylinder and axis with it, so an old cylinder does not
    /// stay behind; a distance measured one way takes the place of the other way.
    /// </summary>
    public void Fill(OpticalValues said)
    {
        ArgumentNullException.ThrowIfNull(said);
        FillEye(Right ??= new(), said.Right);
        FillEye(Left ??= new(), said.Left);
        if ((said.PdDistance ?? said.Right.PdDistance ?? said.Left.PdDistance) is not null)
        {
            (PdDistance, Right.PdDistance, Left.PdDistance) = (said.PdDistance, said.Right.PdDistance, said.Left.PdDistance);
        }

        if ((said.PdNear ?? said.Right.PdNear ?? said.Left.PdNear) is not null)
        {
            (PdNear, Right.PdNear, Left.PdNear) = (said.PdNear, said.Right.PdNear, said.Left.PdNear);
        }

        VertexDistance = said.VertexDistance ?? VertexDistance;
    }

    /// <summary>Brings the texts to their stored form; twice is the same as once.</summary>
    public void CleanTexts()
    {
        IssuerName = TextRules.CleanLine(IssuerName);
        IssuerRegistration = TextRules.CleanLine(IssuerRegistration);
        LensMaterial = TextRules.CleanLine(LensMaterial);
        Coatings = [.. (Coatings ?? []).Select(coating => TextRules.CleanLine(coating)).OfType<string>()];
        Tint = TextRules.CleanLine(Tint);
        Notes = TextRules.CleanText(Notes);
        Observations = TextRules.CleanText(Observations);
        Recommendations = TextRules.CleanText(Recommendations);
    }

    private static void FillEye(EyeInput eye, EyePrescription said)
    {
        if (said.Sphere is not null)
        {
            (eye.Sphere, eye.Cylinder, eye.Axis) = (said.Sphere, said.Cylinder, said.Axis);
        }
        else
        {
            (eye.Cylinder, eye.Axis) = (said.Cylinder ?? eye.Cylinder, said.Axis ?? eye.Axis);
        }

        eye.Add = said.Add ?? eye.Add;
        eye.SegmentHeight = said.SegmentHeight ?? eye.SegmentHeight;
        eye.BaseCurve = said.BaseCurve ?? eye.BaseCurve;
        eye.Diameter = said.Diameter ?? eye.Diameter;
        if (said.HorizontalPrism is not null)
        {
            (eye.HorizontalPrism, eye.HorizontalBase) = (said.HorizontalPrism, said.HorizontalBase);
        }

        if (said.VerticalPrism is not null)
        {
            (eye.VerticalPrism, eye.VerticalBase) = (said.VerticalPrism, said.VerticalBase);
        }
    }

    private static decimal? Clean(decimal? value) => value is { } some ? Dioptre.Canonical(some) : null;
}
