using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>One person's prescription and the one before it, both true.</summary>
/// <param name="Before">The last one.</param>
/// <param name="Now">The new one.</param>
/// <param name="Age">Years, at the new one.</param>
/// <param name="Kind">Of both.</param>
internal sealed record Visit(OpticalValues Before, OpticalValues Now, int Age, PrescriptionKind Kind);

/// <summary>
/// People as they come into a shop, and how their eyes change between two visits. Eyes are points in power-vector space, written down as
/// prescribers do: quarters of a dioptre, axis mostly in fives, one cylinder form per prescription. Spread and drift follow what is
/// published about populations (most near zero, a long myopic tail, eyes alike, astigmatism mirrored and mostly with the rule), growth of
/// myopia in childhood, drift toward plus after 40, and repeatability of refraction; nothing here looks at the checker's own numbers.
/// </summary>
internal sealed class PlausibleHistories(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>People without end.</summary>
    public IEnumerable<Visit> Visits()
    {
        while (true)
        {
            yield return Next();
        }
    }

    private Visit Next()
    {
        var age = random.Next(7, 82);
        var (right, left) = Pair(age);
        var kind = age < 45 || random.NextDouble() < 0.2 ? PrescriptionKind.SingleVision : PrescriptionKind.Progressive;
        var add = kind == PrescriptionKind.Progressive ? Math.Clamp(Quarter(0.75 + ((age - 42) * 0.08)), 0.75m, 3m) : (decimal?)null;
        var plus = random.NextDouble() < 0.2;
        var before = Written(right, left, plus, add);
        var years = age < 18 ? 0.7 + (random.NextDouble() * 0.6) : 0.8 + (random.NextDouble() * 2.2);
        var common = Drift(age, right.M, years) + (Normal() * 0.10);
        var nextPlus = random.NextDouble() < 0.08 ? !plus : plus;
        var nextAdd = add is { } some && random.NextDouble() < 0.3 ? Math.Min(some + 0.25m, 3m) : add;
        var now = Written(Changed(right, common), Changed(left, common), nextPlus, nextAdd);
        return new(before, now, age, kind);
    }

    private (PowerVector Right, PowerVector Left) Pair(int age)
    {
        var lot = random.NextDouble();
        var m =
            lot < 0.45 ? 0.25 + (Normal() * 0.6)
            : lot < 0.80 ? -Math.Abs(2.5 + (Normal() * 2))
            : 1.75 + (Normal() * 1.1);
        var cylinder = Math.Max(0, -0.75 * Math.Log(1 - random.NextDouble()) - 0.15);
        var kindOfAxis = random.NextDouble();
        var axis =
            kindOfAxis < (age < 50 ? 0.75 : 0.45) ? Normal() * 12
            : kindOfAxis < 0.80 ? 90 + (Normal() * 12)
            : random.Next(1, 181);
        var apart = Normal() * (random.NextDouble() < 0.04 ? 1.5 : 0.4);
        var other = Math.Max(0, cylinder + (Normal() * 0.25));
        return (Vector(m, cylinder, axis), Vector(Math.Clamp(m + apart, -15, 9), other, 180 - axis + (Normal() * 10)));
    }

    /// <summary>Dioptres in so many years.</summary>
    private double Drift(int age, double m, double years) =>
        age < 17 ? (m < -0.25 ? -0.40 : -0.08) * years * (0.4 + (random.NextDouble() * 1.2))
        : age < 26 ? (m < -0.25 ? -0.08 : 0) * years
        : age is > 42 and < 66 ? 0.05 * years
        : 0;

    /// <summary>What an eye does alone, and how differently it is measured another day.</summary>
    private PowerVector Changed(PowerVector eye, double common) =>
        new(eye.M + common + (Normal() * 0.20), eye.J0 + (Normal() * 0.10), eye.J45 + (Normal() * 0.10));

    private static PowerVector Vector(double m, double cylinder, double axis)
    {
        var angle = axis * Math.PI / 90;
        return new(m, cylinder / 2 * Math.Cos(angle), cylinder / 2 * Math.Sin(angle));
    }

    private OpticalValues Written(PowerVector right, PowerVector left, bool plus, decimal? add) =>
        new()
        {
            Right = Written(right, plus, add),
            Left = Written(left, plus, add),
            PdDistance = 62,
            VertexDistance = 12,
        };

    private EyePrescription Written(PowerVector eye, bool plus, decimal? add)
    {
        var cylinder = 2 * Math.Sqrt((eye.J0 * eye.J0) + (eye.J45 * eye.J45));
        var degrees = Math.Atan2(eye.J45, eye.J0) * 90 / Math.PI;
        var step = random.NextDouble() < 0.7 ? 5 : 1;
        var power = new LensPower(
            Quarter(eye.M + (cylinder / 2)),
            -Quarter(cylinder),
            Axis.Normalise((int)Math.Round(degrees / step) * step)
        );
        var written = plus ? Optics.ToPlusCylinder(power) : power;
        return new EyePrescription { Sphere = written.Sphere, Add = add }.With(written);
    }

    private static decimal Quarter(double value) => Optics.ToStep((decimal)value);

    /// <summary>Mean 0, deviation 1 (Box–Muller).</summary>
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
