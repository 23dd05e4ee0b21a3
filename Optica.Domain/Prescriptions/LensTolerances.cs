namespace Optica.Domain.Prescriptions;

/// <summary>Whether a lens is what was ordered (OR-18 … OR-21, ANSI Z80.1-2015).</summary>
public static class LensTolerances
{
    /// <summary>The standard, row by row: a value is judged by the first row of its parameter and lens type that it does not exceed.</summary>
    public static readonly IReadOnlyList<ToleranceRow> Table =
    [
        new(ToleranceParameter.Power, Progressive: false, UpTo: 6.50m, Absolute: 0.13m),
        new(ToleranceParameter.Power, Progressive: false, ToleranceRow.Any, Percent: 2),
        new(ToleranceParameter.Power, Progressive: true, UpTo: 8.00m, Absolute: 0.16m),
        new(ToleranceParameter.Power, Progressive: true, ToleranceRow.Any, Percent: 2),
        new(ToleranceParameter.Cylinder, Progressive: false, UpTo: 2.00m, Absolute: 0.13m),
        new(ToleranceParameter.Cylinder, Progressive: false, UpTo: 4.50m, Absolute: 0.15m),
        new(ToleranceParameter.Cylinder, Progressive: false, ToleranceRow.Any, Percent: 4),
        new(ToleranceParameter.Cylinder, Progressive: true, UpTo: 2.00m, Absolute: 0.16m),
        new(ToleranceParameter.Cylinder, Progressive: true, UpTo: 3.50m, Absolute: 0.18m),
        new(ToleranceParameter.Cylinder, Progressive: true, ToleranceRow.Any, Percent: 5),
        .. Both(ToleranceParameter.Axis, (0.25m, 14), (0.50m, 7), (0.75m, 5), (1.50m, 3), (ToleranceRow.Any, 2)),
        .. Both(ToleranceParameter.Add, (4.00m, 0.12m), (ToleranceRow.Any, 0.18m)),
    ];

    /// <summary>
    /// Compares a lens with its order, both in minus-cylinder form. Power is judged in the ordered lens's strongest meridian (the worse of
    /// the two when they are equal), the axis on the circle and only where both have a cylinder, the addition only where either has one.
    /// </summary>
    /// <param name="ordered">As prescribed.</param>
    /// <param name="measured">As it came from the laboratory.</param>
    /// <param name="progressive">Progressive lenses have wider limits.</param>
    /// <returns>One result per parameter that could be judged; the lens passes when all do.</returns>
    public static IReadOnlyList<ToleranceResult> Check(MeasuredLens ordered, MeasuredLens measured, bool progressive)
    {
        ArgumentNullException.ThrowIfNull(ordered);
        ArgumentNullException.ThrowIfNull(measured);
        var (asked, got) = (Optics.ToMinusCylinder(ordered.Power), Optics.ToMinusCylinder(measured.Power));
        var strongest = Optics.StrongestMeridian(asked);
        List<ToleranceResult> results =
        [
            Judge(ToleranceParameter.Power, progressive, strongest, PowerDeviation(asked, got, strongest)),
            Judge(ToleranceParameter.Cylinder, progressive, Math.Abs(asked.Cylinder), Math.Abs(asked.Cylinder - got.Cylinder)),
        ];
        if (asked.Axis is { } askedAxis && got.Axis is { } gotAxis)
        {
            results.Add(Judge(ToleranceParameter.Axis, progressive, Math.Abs(asked.Cylinder), Axis.Between(askedAxis, gotAxis)));
        }

        if ((ordered.Add ?? measured.Add) is not null)
        {
            var (askedAdd, gotAdd) = (ordered.Add ?? 0, measured.Add ?? 0);
            results.Add(Judge(ToleranceParameter.Add, progressive, askedAdd, Math.Abs(askedAdd - gotAdd)));
        }

        return results;
    }

    private static decimal PowerDeviation(LensPower asked, LensPower got, decimal strongest) =>
        Math.Max(
            Math.Abs(asked.Sphere) == strongest ? Math.Abs(asked.Sphere - got.Sphere) : 0,
            Math.Abs(asked.Cross) == strongest ? Math.Abs(asked.Cross - got.Cross) : 0
        );

    private static ToleranceResult Judge(ToleranceParameter parameter, bool progressive, decimal size, decimal deviation)
    {
        var row = Table.First(one => one.Parameter == parameter && one.Progressive == progressive && size <= one.UpTo);
        return new(parameter, deviation, row.Absolute + (size * row.Percent / 100));
    }

    private static IEnumerable<ToleranceRow> Both(ToleranceParameter parameter, params (decimal UpTo, decimal Limit)[] limits) =>
        from progressive in new[] { false, true }
        from limit in limits
        select new ToleranceRow(parameter, progressive, limit.UpTo, limit.Limit);
}

/// <summary>What is read from a lens, or ordered for it.</summary>
/// <param name="Power">Sphere, cylinder and axis, in either form.</param>
/// <param name="Add">Addition, D; null without one.</param>
public sealed record MeasuredLens(LensPower Power, decimal? Add = null);
