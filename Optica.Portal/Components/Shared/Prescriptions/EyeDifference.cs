using Optica.Domain.Prescriptions;

namespace Optica.Portal.Components.Shared.Prescriptions;

/// <summary>What changed in an eye, with both lenses in minus-cylinder form so that a change of form is no change.</summary>
/// <param name="Eye">The eye.</param>
/// <param name="Earlier">Before, in minus form.</param>
/// <param name="Later">After, in minus form.</param>
/// <param name="Change">What the domain says of it.</param>
public sealed record EyeDifference(Eye Eye, EyePrescription Earlier, EyePrescription Later, EyeChange Change)
{
    /// <summary>Compares an eye.</summary>
    public static EyeDifference Of(Eye eye, OpticalValues earlier, OpticalValues later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        return new(eye, earlier[eye].InMinusCylinder(), later[eye].InMinusCylinder(), EyeChange.Of(eye, earlier, later));
    }

    /// <summary>Later less earlier, D; null when one of them has no lens.</summary>
    public decimal? Sphere => Later.Sphere - Earlier.Sphere;

    /// <summary>How far the axis turned, 0–90 degrees by the shorter way; null when one of them has none.</summary>
    public int? AxisTurn => Earlier.Axis is { } before && Later.Axis is { } after ? Axis.Between(before, after) : null;
}
