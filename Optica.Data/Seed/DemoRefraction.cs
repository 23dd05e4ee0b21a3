using Optica.Domain.Prescriptions;

namespace Optica.Data.Seed;

/// <summary>
/// The eyes of one invented person through the years. Children become short-sighted and more so until they are grown up, then little
/// changes; after forty hyperopia grows slowly and the addition with age; axes mirror each other and hardly move.
/// </summary>
internal sealed class DemoRefraction
{
    private const decimal Step = 0.25m;

    private readonly DemoRandom random;
    private readonly bool isMyope;
    private readonly int[] axes;
    private readonly decimal[] spheres;
    private readonly decimal[] cylinders;

    /// <param name="random">The person's own numbers.</param>
    /// <param name="age">Years at the first examination.</param>
    public DemoRefraction(DemoRandom random, int age)
    {
        this.random = random;
        isMyope = random.Percent(age < 40 ? 62 : 34);
        var right = Start(age);
        spheres = [right, right + (Step * random.Next(-2, 3))];
        var cylinder = Cylinder();
        cylinders = [cylinder, cylinder == 0 && random.Percent(70) ? 0 : Bound(cylinder + (Step * random.Next(-1, 2)))];
        var axis =
            random.Percent(60) ? random.Next(-15, 16)
            : random.Percent(65) ? random.Next(78, 103)
            : random.Next(25, 66);
        axes = [Axis.Normalise(axis), Axis.Normalise(180 - axis + random.Next(-4, 5))];
    }

    /// <summary>The lens of an eye.</summary>
    public LensPower this[Eye eye]
    {
        get
        {
            var at = eye == Eye.Right ? 0 : 1;
            return new(Dioptre.Canonical(spheres[at]), cylinders[at], cylinders[at] == 0 ? null : axes[at]);
        }
    }

    /// <summary>The addition at an age, D: 1.00 from forty-two, 2.50 from sixty on.</summary>
    public static decimal AddAt(int age) => Math.Clamp(Optics.ToStep(1.00m + ((age - 42) * 0.085m)), 1.00m, 2.50m);

    /// <summary>Lets time pass until the next examination.</summary>
    /// <param name="age">Years then.</param>
    public void GrowTo(int age)
    {
        var shift = Shift(age);
        for (var at = 0; at < 2; at++)
        {
            spheres[at] = Math.Clamp(spheres[at] + shift + (random.Percent(18) ? Step * random.Next(-1, 2) : 0), -9.00m, 5.00m);
            if (cylinders[at] != 0)
            {
                cylinders[at] = random.Percent(12) ? Bound(cylinders[at] - Step) : cylinders[at];
                axes[at] = random.Percent(40) ? Axis.Normalise(axes[at] + random.Next(-4, 5)) : axes[at];
            }
        }
    }

    private decimal Shift(int age) =>
        (isMyope, age) switch
        {
            (true, < 18) => -Step * random.Next(1, 3),
            (true, < 26) => -Step * random.Next(0, 2),
            (true, _) => random.Percent(12) ? -Step : 0,
            (false, > 40) => Step * (random.Percent(45) ? 1 : 0),
            _ => 0,
        };

    private decimal Start(int age) =>
        isMyope
            ? -Step
                * (
                    age < 12 ? random.Next(2, 7)
                    : age < 18 ? random.Next(3, 13)
                    : random.Next(3, random.Percent(85) ? 19 : 31)
                )
            : Step * (age < 40 ? random.Next(-1, 9) : random.Next(0, 11));

    private decimal Cylinder() =>
        -Step
        * (
            random.Percent(42) ? 0
            : random.Percent(86) ? random.Next(2, 6)
            : random.Next(6, 12)
        );

    /// <summary>An eye that has a cylinder keeps one.</summary>
    private static decimal Bound(decimal cylinder) => Math.Clamp(cylinder, -3.50m, -0.25m);
}
