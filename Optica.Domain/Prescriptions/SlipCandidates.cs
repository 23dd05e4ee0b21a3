namespace Optica.Domain.Prescriptions;

/// <summary>Undoes every slip there could have been, one at a time.</summary>
internal static class SlipCandidates
{
    /// <summary>A slip that has to happen in both rows at once.</summary>
    private const double InBothEyes = 1;

    /// <summary>Another slip would leave the two cylinder forms beside it unexplained.</summary>
    private const double BesideBothForms = 3;

    /// <summary>The eye keeps the form of last time, so its fellow is the likelier one.</summary>
    private const double InUsualForm = 1.5;

    private static readonly decimal[] Factors = [0.01m, 0.1m, 10];

    /// <summary>Everything that may have been meant and could have been written.</summary>
    /// <param name="now">What was typed.</param>
    /// <param name="last">The last prescription, or null.</param>
    public static IEnumerable<SlipCandidate> Of(OpticalValues now, OpticalValues? last)
    {
        var mixed = HasBothForms(now);
        foreach (var eye in Eyes.Both)
        {
            foreach (var (slip, meant) in OfEye(now, last, eye).Where(one => IsWritable(one.Meant)))
            {
                yield return new(slip, eye, now.With(eye, now[eye].With(meant)), Rarity(slip, mixed, IsOddForm(now, last, eye)));
            }
        }

        if (now.Right.Power is { } right && now.Left.Power is { } left)
        {
            if (right.Sphere != 0 || left.Sphere != 0)
            {
                yield return new(Slip.Sign, null, Both(now, SignTurned(right), SignTurned(left)), InBothEyes);
            }

            if (IsOtherForm(right, last?.Right) && IsOtherForm(left, last?.Left))
            {
                yield return new(Slip.CylinderForm, null, Both(now, CylinderTurned(right), CylinderTurned(left)), InBothEyes);
            }
        }

        if (last is not null && (now.Right.Power ?? now.Left.Power) is not null)
        {
            yield return new(Slip.SwappedEyes, null, now.WithEyesSwapped(), mixed ? BesideBothForms : 0);
        }
    }

    /// <summary>Whether one eye is written with a plus and the other with a minus cylinder.</summary>
    public static bool HasBothForms(OpticalValues values) => values.Right.Power?.Cylinder * values.Left.Power?.Cylinder < 0;

    /// <summary>Whether an eye is written in the other cylinder form than its fellow, or, where that has no cylinder, than last time.</summary>
    public static bool IsOddForm(OpticalValues now, OpticalValues? last, Eye eye)
    {
        if (now[eye].Power is not { Cylinder: not 0 } power)
        {
            return false;
        }

        var differsFromLast = IsOtherForm(power, last?[eye]);
        return now[eye.Other()].Power is { Cylinder: not 0 } other
            ? IsOtherForm(power, now[eye.Other()]) && (differsFromLast || !IsOtherForm(other, last?[eye.Other()]))
            : differsFromLast;
    }

    private static double Rarity(Slip slip, bool mixed, bool odd) =>
        !mixed ? 0
        : slip != Slip.CylinderForm ? BesideBothForms
        : odd ? 0
        : InUsualForm;

    private static IEnumerable<(Slip Slip, LensPower Meant)> OfEye(OpticalValues now, OpticalValues? last, Eye eye)
    {
        if (now[eye].Power is not { } power)
        {
            yield break;
        }

        if (power.Sphere != 0)
        {
            yield return (Slip.Sign, SignTurned(power));
            foreach (var factor in Factors)
            {
                yield return (Slip.Decimal, new(power.Sphere * factor, power.Cylinder, power.Axis));
            }
        }

        if (power.Axis is not { } axis)
        {
            yield break;
        }

        foreach (var factor in Factors)
        {
            yield return (Slip.Decimal, new(power.Sphere, power.Cylinder * factor, axis));
        }

        if (!HasBothForms(now) && !IsOddForm(now, last, eye))
        {
            yield return (Slip.Axis, new(power.Sphere, power.Cylinder, Axis.Turn(axis)));
            yield break;
        }

        // half transposed: the sign alone was changed, the axis was not turned, or the sphere was not recomputed
        yield return (Slip.CylinderForm, CylinderTurned(power));
        yield return (Slip.CylinderForm, new(power.Sphere, power.Cylinder, Axis.Turn(axis)));
        yield return (Slip.CylinderForm, new(power.Sphere - power.Cylinder, power.Cylinder, axis));
    }

    private static LensPower SignTurned(LensPower power) => new(-power.Sphere, power.Cylinder, power.Axis);

    private static LensPower CylinderTurned(LensPower power) => new(power.Sphere, -power.Cylinder, power.Axis);

    private static OpticalValues Both(OpticalValues now, LensPower right, LensPower left) =>
        now with
        {
            Right = now.Right.With(right),
            Left = now.Left.With(left),
        };

    private static bool IsOtherForm(LensPower power, EyePrescription? than) =>
        than?.Power is { } other && power.Cylinder * other.Cylinder < 0;

    private static bool IsWritable(LensPower power) =>
        ValueScale.Sphere(eighths: true).Holds(power.Sphere) && ValueScale.Cylinder(eighths: true).Holds(power.Cylinder);
}
