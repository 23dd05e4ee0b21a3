namespace Optica.Domain.Prescriptions;

/// <summary>
/// How odd it would be for eyes to have come to these values by themselves: half the squared distance between power vectors, in standard
/// deviations (a negative log-likelihood, so differences between two of them are log odds). The deviations are of the order published for
/// repeated refractions and for the change in the years between two visits: the spherical equivalent varies more than the cylinder, and
/// both eyes change together.
/// </summary>
internal static class PlausibleFit
{
    /// <summary>Change of the spherical equivalent, the mean of both eyes or of the only one, D.</summary>
    private const double Change = 0.40;

    /// <summary>How much more one eye changed than the other, D.</summary>
    private const double ChangeApart = 0.40;

    /// <summary>Change of J0 and of J45, D.</summary>
    private const double ChangeOfCylinder = 0.18;

    /// <summary>Spherical equivalents of two eyes, one against the other, D.</summary>
    private const double EyesApart = 1.00;

    /// <summary>J0 and J45 of two eyes, one against the mirror image of the other, D.</summary>
    private const double CylindersApart = 0.40;

    /// <summary>Oddness of the values: each eye against its last ones; an eye that has none against its fellow, mirrored.</summary>
    public static double Oddness(OpticalValues now, OpticalValues? last)
    {
        var (right, left) = (Since(now.Right, last?.Right), Since(now.Left, last?.Left));
        var sum = Cylinders(right, ChangeOfCylinder) + Cylinders(left, ChangeOfCylinder);
        sum +=
            right is { } one && left is { } other
                ? Squared((one.M + other.M) / 2, Change) + Squared(one.M - other.M, ChangeApart)
                : Squared((right ?? left)?.M ?? 0, Change);
        return (right is null || left is null) && Between(now.Right.Power, now.Left.Power) is { } apart
            ? sum + Squared(apart.M, EyesApart) + Cylinders(apart, CylindersApart)
            : sum;
    }

    private static PowerVector? Since(EyePrescription now, EyePrescription? last) =>
        now.Power is { } power && last?.Power is { } before ? Difference(Optics.Vector(power), Optics.Vector(before)) : null;

    /// <summary>Eyes are mirror images: axis 20 on one side is 160 on the other.</summary>
    private static PowerVector? Between(LensPower? right, LensPower? left) =>
        right is { } one && left is { } other && Optics.Vector(other) is var fellow
            ? Difference(Optics.Vector(one), fellow with { J45 = -fellow.J45 })
            : null;

    private static PowerVector Difference(PowerVector one, PowerVector other) =>
        new(one.M - other.M, one.J0 - other.J0, one.J45 - other.J45);

    private static double Cylinders(PowerVector? change, double deviation) =>
        change is { } some ? Squared(some.J0, deviation) + Squared(some.J45, deviation) : 0;

    private static double Squared(double value, double deviation) => value / deviation * (value / deviation) / 2;
}
