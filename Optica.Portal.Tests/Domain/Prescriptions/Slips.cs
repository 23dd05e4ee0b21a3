using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>A true prescription, what was typed of it, and the slip between the two.</summary>
internal sealed record Slipped(Visit Visit, Slip Slip, OpticalValues Typed);

/// <summary>
/// Slips as people make them. A slip is only one if it gets past the rules of the form (off step or beyond ±30 is refused there) and if
/// anybody could see it from the values: it moves the lens of an eye by 0.75 D or more (power vectors), which is where repeated
/// refractions of the same eye end to agree. −0.25 for +0.25, or two like eyes exchanged, happen by themselves.
/// </summary>
internal sealed class Slips(int seed)
{
    private const double Rounding = 1e-9;

    private static readonly Slip[] All = Enum.GetValues<Slip>();

    private readonly Random random = new(seed);

    /// <summary>Slips of every kind in turn, made over plausible histories.</summary>
    public IEnumerable<Slipped> Over(IEnumerable<Visit> visits)
    {
        var made = 0;
        foreach (var visit in visits)
        {
            var slip = All[made % All.Length];
            var typed = Make(slip, visit.Now);
            if (typed is not null && Passes(typed, visit.Kind) && IsNoticeable(visit.Now, typed))
            {
                made++;
                yield return new(visit, slip, typed);
            }
        }
    }

    private OpticalValues? Make(Slip slip, OpticalValues truth)
    {
        if (slip == Slip.SwappedEyes)
        {
            return truth.WithEyesSwapped();
        }

        var eye = random.Next(2) == 0 ? Eye.Right : Eye.Left;
        return truth[eye].Power is { } power && Wrong(slip, power) is { } wrong ? truth.With(eye, truth[eye].With(wrong)) : null;
    }

    private LensPower? Wrong(Slip slip, LensPower truth) =>
        slip switch
        {
            Slip.Sign => new(-truth.Sphere, truth.Cylinder, truth.Axis),
            Slip.Decimal => PointMoved(truth),
            _ when truth.Axis is not { } => null,
            Slip.Axis => new(truth.Sphere, truth.Cylinder, Axis.Turn(truth.Axis!.Value)),
            _ => HalfTransposed(truth, Optics.Transpose(truth)),
        };

    private LensPower PointMoved(LensPower truth)
    {
        var factor = random.Next(2) == 0 ? 10m : 0.1m;
        return random.Next(3) > 0
            ? new(truth.Sphere * factor, truth.Cylinder, truth.Axis)
            : new(truth.Sphere, truth.Cylinder * factor, truth.Axis);
    }

    /// <summary>The sign alone; sphere and sign but not the axis; sign and axis but not the sphere.</summary>
    private LensPower HalfTransposed(LensPower truth, LensPower other) =>
        random.Next(3) switch
        {
            0 => new(truth.Sphere, other.Cylinder, truth.Axis),
            1 => new(other.Sphere, other.Cylinder, truth.Axis),
            _ => new(truth.Sphere, other.Cylinder, other.Axis),
        };

    private static bool Passes(OpticalValues typed, PrescriptionKind kind)
    {
        var input = SamplePrescriptions.Valid();
        input.Kind = kind;
        input.Take(typed);
        return PrescriptionInputValidator.Check(input, SamplePrescriptions.Today, PrescriptionRules.Default).Errors.Count == 0;
    }

    private static bool IsNoticeable(OpticalValues truth, OpticalValues typed) =>
        Eyes.Both.Any(eye => Optics.Distance(truth[eye].Power!.Value, typed[eye].Power!.Value) >= 0.75 - Rounding);
}
