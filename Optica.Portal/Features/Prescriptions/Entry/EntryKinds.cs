using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Entry;

/// <summary>
/// Spectacles and contact lenses have fields of their own (OR-9). Changing the kind sets the other one's aside instead of losing them, or
/// of keeping them where nobody sees them.
/// </summary>
public static class EntryKinds
{
    /// <summary>The values a kind has.</summary>
    /// <param name="values">All values.</param>
    /// <param name="kind">The kind; none yet counts as spectacles.</param>
    public static OpticalValues Only(this OpticalValues values, PrescriptionKind? kind) => Foreign(values, OpticalValues.Empty, kind);

    /// <summary>The values with those of the other kind that were set aside.</summary>
    /// <param name="values">Values of a kind.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="aside">What was set aside.</param>
    public static OpticalValues With(this OpticalValues values, PrescriptionKind? kind, OpticalValues aside) =>
        Foreign(values, aside, kind);

    /// <summary>What a kind does not have is taken from other values.</summary>
    private static OpticalValues Foreign(OpticalValues to, OpticalValues from, PrescriptionKind? kind)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(from);
        return kind == PrescriptionKind.ContactLens
            ? to with
            {
                Right = Spectacles(to.Right, from.Right),
                Left = Spectacles(to.Left, from.Left),
                PdDistance = from.PdDistance,
                PdNear = from.PdNear,
                VertexDistance = from.VertexDistance,
            }
            : to with
            {
                Right = ContactLens(to.Right, from.Right),
                Left = ContactLens(to.Left, from.Left),
            };
    }

    private static EyePrescription Spectacles(EyePrescription to, EyePrescription from) =>
        to with
        {
            HorizontalPrism = from.HorizontalPrism,
            HorizontalBase = from.HorizontalBase,
            VerticalPrism = from.VerticalPrism,
            VerticalBase = from.VerticalBase,
            PdDistance = from.PdDistance,
            PdNear = from.PdNear,
            SegmentHeight = from.SegmentHeight,
        };

    private static EyePrescription ContactLens(EyePrescription to, EyePrescription from) =>
        to with
        {
            BaseCurve = from.BaseCurve,
            Diameter = from.Diameter,
            Brand = from.Brand,
            Colour = from.Colour,
            Duration = from.Duration,
        };
}
