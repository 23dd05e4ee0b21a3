namespace Optica.Domain.Prescriptions;

/// <summary>The formulas of ophthalmic optics (OR-4, OR-10 … OR-16). Exact in <see cref="decimal"/>, except where angles come in.</summary>
public static class Optics
{
    /// <summary>The same lens in the other form (OR-10): S′ = S + C, C′ = −C, A′ = A ± 90. Twice is the lens as it was.</summary>
    public static LensPower Transpose(LensPower power) =>
        power.Axis is { } axis ? new(power.Cross, -power.Cylinder, Axis.Turn(axis)) : power;

    /// <summary>The lens with its cylinder negative, as opticians write it and tolerances are judged.</summary>
    public static LensPower ToMinusCylinder(LensPower power) => power.Cylinder > 0 ? Transpose(power) : power;

    /// <summary>The lens with its cylinder positive, as many ophthalmologists write it.</summary>
    public static LensPower ToPlusCylinder(LensPower power) => power.Cylinder < 0 ? Transpose(power) : power;

    /// <summary>Sphere of the near part, D (OR-4): sphere + add.</summary>
    public static decimal NearSphere(decimal sphere, decimal add) => sphere + add;

    /// <summary>Spherical equivalent S + C/2, D (OR-11).</summary>
    public static decimal SphericalEquivalent(LensPower power) => power.Sphere + (power.Cylinder / 2);

    /// <summary>Largest absolute power of the two principal meridians, D; decides whether the vertex distance matters (OR-7).</summary>
    public static decimal StrongestMeridian(LensPower power) => Math.Max(Math.Abs(power.Sphere), Math.Abs(power.Cross));

    /// <summary>The lens as a power vector (OR-12): M = S + C/2, J0 = −(C/2)·cos 2A, J45 = −(C/2)·sin 2A.</summary>
    public static PowerVector Vector(LensPower power)
    {
        var half = (double)power.Cylinder / 2;
        var angle = 2 * (power.Axis ?? 0) * Math.PI / 180;
        return new((double)SphericalEquivalent(power), -half * Math.Cos(angle), -half * Math.Sin(angle));
    }

    /// <summary>Distance between two lenses, D (OR-12): +2.25 and −2.25 are 4.50 apart, axis 180 and 1 of a cylinder of −2.00 about 0.035.</summary>
    public static double Distance(LensPower one, LensPower other) => Vector(one).DistanceTo(Vector(other));

    /// <summary>
    /// The power that does the same at another distance from the eye (OR-14): F / (1 − d·F), d in metres, positive toward the eye.
    /// Not rounded.
    /// </summary>
    /// <param name="power">D.</param>
    /// <param name="from">Vertex distance it was measured at, mm.</param>
    /// <param name="to">Vertex distance it is worn at, mm; 0 is the cornea.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lens focuses before it reaches the new place (d·F ≥ 1); no prescription does.</exception>
    public static decimal CompensateVertex(decimal power, decimal from, decimal to)
    {
        var loss = 1 - ((from - to) / 1000 * power);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(loss, nameof(power));
        return power / loss;
    }

    /// <summary>The same for a lens with a cylinder: each principal meridian on its own, in the form it was written.</summary>
    /// <param name="power">The lens.</param>
    /// <param name="from">Vertex distance it was measured at, mm.</param>
    /// <param name="to">Vertex distance it is worn at, mm; 0 is the cornea.</param>
    public static LensPower CompensateVertex(LensPower power, decimal from, decimal to)
    {
        var sphere = CompensateVertex(power.Sphere, from, to);
        return new(sphere, CompensateVertex(power.Cross, from, to) - sphere, power.Axis);
    }

    /// <summary>The nearest power that is made, halves away from zero: −7.299 → −7.25.</summary>
    /// <param name="power">D.</param>
    /// <param name="step">D, above zero.</param>
    public static decimal ToStep(decimal power, decimal step = 0.25m)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        return Dioptre.Canonical(Math.Round(power / step, MidpointRounding.AwayFromZero) * step);
    }

    /// <summary>Prism of a lens that is looked through beside its centre, Δ (OR-15, Prentice): distance in cm × power. Never negative.</summary>
    /// <param name="millimetres">Distance from the optical centre, mm.</param>
    /// <param name="power">Power of the meridian in that direction, D.</param>
    public static decimal Prentice(decimal millimetres, decimal power) => Math.Abs(millimetres / 10 * power);

    /// <summary>How far each lens is moved inward (negative: outward) so that its centre is before the pupil, mm (OR-16): (A + DBL − PD) / 2.</summary>
    /// <param name="lensWidth">A, width of a lens, mm.</param>
    /// <param name="bridge">DBL, distance between the lenses, mm.</param>
    /// <param name="binocularPd">Distance between the pupils, mm.</param>
    public static decimal Decentration(decimal lensWidth, decimal bridge, decimal binocularPd) => (lensWidth + bridge - binocularPd) / 2;

    /// <summary>The same for one eye whose own distance is known, mm (OR-6, OR-16): half the frame's, less the eye's.</summary>
    /// <param name="lensWidth">A, width of a lens, mm.</param>
    /// <param name="bridge">DBL, distance between the lenses, mm.</param>
    /// <param name="monocularPd">Distance of this pupil from the middle of the nose, mm.</param>
    public static decimal DecentrationOfEye(decimal lensWidth, decimal bridge, decimal monocularPd) =>
        ((lensWidth + bridge) / 2) - monocularPd;
}
