using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>OR-18 … OR-21, each limit from both sides.</summary>
public sealed class LensTolerancesTests
{
    [Theory]
    [InlineData(-2.00, false, 0.13)]
    [InlineData(6.50, false, 0.13)]
    [InlineData(-6.75, false, 0.135)]
    [InlineData(-10.00, false, 0.20)]
    [InlineData(-6.75, true, 0.16)]
    [InlineData(8.00, true, 0.16)]
    [InlineData(-8.25, true, 0.165)]
    [InlineData(-12.00, true, 0.24)]
    public void Check_Sphere_IsLimitedByItsPower(double sphere, bool progressive, double limit) =>
        AssertLimit(
            ToleranceParameter.Power,
            (decimal)limit,
            deviation => LensTolerances.Check(Lens((decimal)sphere), Lens((decimal)sphere + deviation), progressive)
        );

    [Theory]
    [InlineData(-2.00, false, 0.13)]
    [InlineData(-2.25, false, 0.15)]
    [InlineData(-4.50, false, 0.15)]
    [InlineData(-5.00, false, 0.20)]
    [InlineData(-2.00, true, 0.16)]
    [InlineData(-2.25, true, 0.18)]
    [InlineData(-3.50, true, 0.18)]
    [InlineData(-4.00, true, 0.20)]
    [InlineData(2.00, false, 0.13)]
    public void Check_Cylinder_IsLimitedByItself(double cylinder, bool progressive, double limit) =>
        AssertLimit(
            ToleranceParameter.Cylinder,
            (decimal)limit,
            deviation => LensTolerances.Check(Lens(0, (decimal)cylinder), Lens(0, (decimal)cylinder + deviation), progressive)
        );

    [Theory]
    [InlineData(-0.25, 14)]
    [InlineData(-0.50, 7)]
    [InlineData(-0.75, 5)]
    [InlineData(-1.00, 3)]
    [InlineData(-1.50, 3)]
    [InlineData(-1.75, 2)]
    [InlineData(-6.00, 2)]
    public void Check_Axis_IsLimitedByTheCylinderAndGoesRoundTheCircle(double cylinder, int limit)
    {
        foreach (var axis in new[] { 1, 45, 90, 179, 180 })
        {
            foreach (var turn in new[] { limit, -limit, limit + 1, -limit - 1 })
            {
                var turned = new MeasuredLens(new(0, (decimal)cylinder, axis + turn));
                var result = Of(ToleranceParameter.Axis, LensTolerances.Check(Lens(0, (decimal)cylinder, axis), turned, false));
                Assert.Equal(Math.Abs(turn) <= limit, result.Passes);
                Assert.Equal(limit - Math.Abs(turn), result.Margin);
            }
        }
    }

    [Fact]
    public void Check_Axis179And1_AreTwoDegreesApart() =>
        Assert.Equal(
            new ToleranceResult(ToleranceParameter.Axis, 2, 2),
            Of(ToleranceParameter.Axis, LensTolerances.Check(Lens(0, -3, 179), Lens(0, -3, 1), progressive: true))
        );

    [Theory]
    [InlineData(1.00, 0.12)]
    [InlineData(4.00, 0.12)]
    [InlineData(4.25, 0.18)]
    public void Check_Add_IsLimitedByItself(double add, double limit) =>
        AssertLimit(
            ToleranceParameter.Add,
            (decimal)limit,
            deviation => LensTolerances.Check(Lens(0, add: (decimal)add), Lens(0, add: (decimal)add + deviation), progressive: true)
        );

    [Fact]
    public void Check_StrongestMeridian_DecidesWhichPowerIsJudged()
    {
        // −5.00 / −2.00: the meridian of −7.00 is judged, to 2 % of 7.00
        var results = LensTolerances.Check(Lens(-5, -2, 90), Lens(-5.25m, -1.9m, 90), progressive: false);
        Assert.Equal(new ToleranceResult(ToleranceParameter.Power, 0.15m, 0.14m), Of(ToleranceParameter.Power, results));

        // +1.00 / −2.00: both are 1.00 strong, the worse counts
        results = LensTolerances.Check(Lens(1, -2, 90), Lens(1.05m, -2.2m, 90), progressive: false);
        Assert.Equal(0.15m, Of(ToleranceParameter.Power, results).Deviation);
        results = LensTolerances.Check(Lens(1, -2, 90), Lens(1.2m, -2.2m, 90), progressive: false);
        Assert.Equal(0.2m, Of(ToleranceParameter.Power, results).Deviation);
    }

    [Fact]
    public void Check_Spherical_HasNoAxisToJudge()
    {
        Assert.Equal(
            [ToleranceParameter.Power, ToleranceParameter.Cylinder],
            LensTolerances.Check(Lens(-2), Lens(-2, -0.12m, 37), progressive: false).Select(result => result.Parameter)
        );
        Assert.DoesNotContain(
            LensTolerances.Check(Lens(-2, -0.25m), Lens(-2), progressive: false),
            result => result.Parameter == ToleranceParameter.Axis
        );
    }

    [Fact]
    public void Check_AddOnOneSideOnly_Fails()
    {
        Assert.False(Of(ToleranceParameter.Add, LensTolerances.Check(Lens(0, add: 2), Lens(0), progressive: true)).Passes);
        Assert.False(Of(ToleranceParameter.Add, LensTolerances.Check(Lens(0), Lens(0, add: 2), progressive: false)).Passes);
    }

    [Fact]
    public void Check_EitherFormOnEitherSide_IsJudgedTheSame() =>
        Prop.ForAll(
                Lenses.Powers.ToArbitrary(),
                Lenses.Powers.ToArbitrary(),
                ArbMap.Default.ArbFor<bool>(),
                (ordered, measured, progressive) =>
                {
                    var results = LensTolerances.Check(new(ordered), new(measured), progressive);
                    return results.SequenceEqual(LensTolerances.Check(new(Optics.Transpose(ordered)), new(measured), progressive))
                        && results.SequenceEqual(LensTolerances.Check(new(ordered), new(Optics.Transpose(measured)), progressive))
                        && results.All(result => result.Deviation >= 0 && result.Limit > 0 && result.Passes == result.Margin >= 0)
                        && LensTolerances
                            .Check(new(ordered), new(Optics.Transpose(ordered)), progressive)
                            .All(result => result.Deviation == 0);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Check_TurnedTogether_IsJudgedTheSame() =>
        Prop.ForAll(
                Lenses.Powers.ToArbitrary(),
                Lenses.Axes.ToArbitrary(),
                Lenses.Axes.ToArbitrary(),
                (lens, axis, turn) =>
                    LensTolerances
                        .Check(Turned(lens, 0), Turned(lens, axis), progressive: false)
                        .SequenceEqual(LensTolerances.Check(Turned(lens, turn), Turned(lens, axis + turn), progressive: false))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Table_EveryParameter_EndsWithoutALimitAndRises() =>
        Assert.All(
            LensTolerances.Table.GroupBy(row => (row.Parameter, row.Progressive)),
            rows =>
            {
                Assert.Equal(rows.Select(row => row.UpTo).Order(), rows.Select(row => row.UpTo));
                Assert.Equal(ToleranceRow.Any, rows.Last().UpTo);
            }
        );

    private static MeasuredLens Turned(LensPower lens, int by) => new(new(lens.Sphere, lens.Cylinder, (lens.Axis ?? 0) + by));

    private static MeasuredLens Lens(decimal sphere, decimal cylinder = 0, int axis = 90, decimal? add = null) =>
        new(new(sphere, cylinder, axis), add);

    private static ToleranceResult Of(ToleranceParameter parameter, IReadOnlyList<ToleranceResult> results) =>
        Assert.Single(results, result => result.Parameter == parameter);

    /// <summary>At the limit it passes, a thousandth beyond it fails, either way.</summary>
    private static void AssertLimit(ToleranceParameter parameter, decimal limit, Func<decimal, IReadOnlyList<ToleranceResult>> check)
    {
        foreach (var sign in new[] { 1, -1 })
        {
            var at = Of(parameter, check(sign * limit));
            Assert.Equal((limit, limit, 0m, true), (at.Limit, at.Deviation, at.Margin, at.Passes));
            Assert.False(Of(parameter, check(sign * (limit + 0.001m))).Passes);
        }
    }
}
