namespace Optica.Domain.Prescriptions;

/// <summary>An eye on a day, as the evolution draws it.</summary>
/// <param name="SphericalEquivalent">D (OR-11).</param>
/// <param name="Cylinder">D, always in minus form, so that a change of form is no change.</param>
/// <param name="Axis">Degrees, of that form; null without a cylinder.</param>
/// <param name="Add">D, or null.</param>
public sealed record TrendEye(decimal SphericalEquivalent, decimal Cylinder, int? Axis, decimal? Add)
{
    /// <summary>Of an eye; null when it has no lens.</summary>
    public static TrendEye? Of(EyePrescription eye)
    {
        ArgumentNullException.ThrowIfNull(eye);
        if (eye.Power is not { } power)
        {
            return null;
        }

        var minus = Optics.ToMinusCylinder(power);
        return new(Optics.SphericalEquivalent(power), minus.Cylinder, minus.Axis, eye.Add);
    }
}

/// <summary>Both eyes on the day of an examination.</summary>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="On">Day of the examination.</param>
/// <param name="Right">Right eye, or null.</param>
/// <param name="Left">Left eye, or null.</param>
public sealed record TrendPoint(Guid PrescriptionId, PrescriptionKind Kind, DateOnly On, TrendEye? Right, TrendEye? Left)
{
    /// <summary>An eye, or null.</summary>
    public TrendEye? this[Eye eye] => eye == Eye.Right ? Right : Left;
}

/// <summary>What changed in an eye from one prescription to a later one.</summary>
/// <param name="Eye">The eye.</param>
/// <param name="SphericalEquivalent">Later less earlier, D; null when one of them has no lens.</param>
/// <param name="Cylinder">Later less earlier in minus form, D; or null.</param>
/// <param name="Add">Later less earlier, D; null when either has none.</param>
/// <param name="Distance">How far apart the lenses are, D (OR-12); or null.</param>
public sealed record EyeChange(Eye Eye, decimal? SphericalEquivalent, decimal? Cylinder, decimal? Add, double? Distance)
{
    /// <summary>Compares an eye.</summary>
    public static EyeChange Of(Eye eye, OpticalValues earlier, OpticalValues later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        var (before, after) = (TrendEye.Of(earlier[eye]), TrendEye.Of(later[eye]));
        return new(
            eye,
            after?.SphericalEquivalent - before?.SphericalEquivalent,
            after?.Cylinder - before?.Cylinder,
            later[eye].Add - earlier[eye].Add,
            earlier[eye].Power is { } old && later[eye].Power is { } now ? Optics.Distance(old, now) : null
        );
    }
}

/// <summary>Two prescriptions of one customer side by side.</summary>
/// <param name="Earlier">The one examined first.</param>
/// <param name="Later">The other one.</param>
/// <param name="Changes">Eye by eye, the right one first.</param>
public sealed record PrescriptionComparison(PrescriptionDetail Earlier, PrescriptionDetail Later, IReadOnlyList<EyeChange> Changes);
