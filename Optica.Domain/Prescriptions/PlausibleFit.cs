using System.Runtime.InteropServices;

namespace Optica.Domain.Prescriptions;

/// <summary>
/// How odd it would be for eyes to have come to these values by themselves: half the squared distance between power vectors, in standard
/// deviations (a negative log-likelihood, so differences between two of them are log odds). The deviations are what is published for
/// repeated refractions and for the change in the years between two visits: the spherical equivalent varies more than the cylinder.
/// </summary>
internal static class PlausibleFit
{
    private static readonly Spread SinceLast = new(M: 0.40, J: 0.18);
    private static readonly Spread BetweenEyes = new(M: 1.00, J: 0.40);

    /// <summary>Oddness of the values: each eye against its last ones; an eye that has none against its fellow, mirrored.</summary>
    public static double Oddness(OpticalValues now, OpticalValues? last)
    {
        var sum = 0.0;
        var lonely = false;
        foreach (var eye in Eyes.Both)
        {
            if (now[eye].Power is not { } power)
            {
                continue;
            }

            if (last?[eye].Power is { } before)
            {
                sum += Between(Optics.Vector(power), Optics.Vector(before), SinceLast);
            }
            else
            {
                lonely = true;
            }
        }

        return lonely && now.Right.Power is { } right && now.Left.Power is { } left
            ? sum + Between(Optics.Vector(right), Mirror(Optics.Vector(left)), BetweenEyes)
            : sum;
    }

    /// <summary>Eyes are mirror images: axis 20 on one side is 160 on the other.</summary>
    private static PowerVector Mirror(PowerVector vector) => vector with { J45 = -vector.J45 };

    private static double Between(PowerVector one, PowerVector other, Spread spread)
    {
        var (m, j0, j45) = ((one.M - other.M) / spread.M, (one.J0 - other.J0) / spread.J, (one.J45 - other.J45) / spread.J);
        return ((m * m) + (j0 * j0) + (j45 * j45)) / 2;
    }

    /// <summary>Standard deviations, D.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Spread(double M, double J);
}
