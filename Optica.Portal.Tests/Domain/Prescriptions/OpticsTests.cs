using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>OR-4, OR-10 … OR-16: the vectors of DOMAIN §7 and what must hold for every lens.</summary>
public sealed class OpticsTests
{
    public static TheoryData<LensPower, LensPower> Twins =>
        new()
        {
            { new(2m, 1m, 150), new(3m, -1m, 60) },
            { new(-2.25m, -0.75m, 180), new(-3m, 0.75m, 90) },
            { new(0m, -0.25m, 90), new(-0.25m, 0.25m, 180) },
            { new(-1m, 2m, 1), new(1m, -2m, 91) },
            { new(-1m), new(-1m) },
        };

    [Theory]
    [MemberData(nameof(Twins))]
    public void Transpose_Vector_GivesTheOtherFormBothWays(LensPower one, LensPower other)
    {
        Assert.Equal(other, Optics.Transpose(one));
        Assert.Equal(one, Optics.Transpose(other));
    }

    [Fact]
    public void Transpose_Twice_IsTheLensItself() =>
        ForAnyLens(lens => Optics.Transpose(Optics.Transpose(lens)) == lens && Optics.Transpose(lens).Cylinder == -lens.Cylinder);

    [Fact]
    public void Transpose_AnyLens_ChangesNothingOptical() =>
        ForAnyLens(lens =>
        {
            var other = Optics.Transpose(lens);
            return Optics.SphericalEquivalent(other) == Optics.SphericalEquivalent(lens)
                && Optics.StrongestMeridian(other) == Optics.StrongestMeridian(lens)
                && Optics.Distance(lens, other) < 1e-9;
        });

    [Fact]
    public void ToMinusAndPlusCylinder_AnyLens_HaveThatSign() =>
        ForAnyLens(lens =>
            Optics.ToMinusCylinder(lens) is { Cylinder: <= 0 } minus
            && Optics.ToPlusCylinder(lens) is { Cylinder: >= 0 } plus
            && Optics.ToMinusCylinder(plus) == minus
            && Optics.ToPlusCylinder(minus) == plus
        );

    [Theory]
    [InlineData(-2.25, -0.75, -2.625)]
    [InlineData(2, 1, 2.5)]
    [InlineData(0, -0.125, -0.0625)]
    [InlineData(-4, 0, -4)]
    public void SphericalEquivalent_Lens_IsSphereAndHalfTheCylinder(double sphere, double cylinder, double equivalent) =>
        Assert.Equal((decimal)equivalent, Optics.SphericalEquivalent(new((decimal)sphere, (decimal)cylinder, 90)));

    [Fact]
    public void Vector_KnownAxes_PointsWhereThibosSays()
    {
        AssertVector(new(-2.5, 0.5, 0), new(-2m, -1m, 180));
        AssertVector(new(-2.5, -0.5, 0), new(-2m, -1m, 90));
        AssertVector(new(-2.5, 0, 0.5), new(-2m, -1m, 45));
        AssertVector(new(-2.5, 0, -0.5), new(-2m, -1m, 135));
        AssertVector(new(1.25, 0, 0), new(1.25m));
    }

    [Fact]
    public void Distance_Vectors_AreEuclidean()
    {
        Assert.Equal(4.5, Optics.Distance(new(2.25m), new(-2.25m)), 12);
        Assert.Equal(0.035, Optics.Distance(new(0m, -2m, 180), new(0m, -2m, 1)), 3);
        Assert.Equal(0, Optics.Distance(new(2m, 1m, 150), new(3m, -1m, 60)), 12);
    }

    [Fact]
    public void Distance_AnyThreeLenses_IsAMetric() =>
        Prop.ForAll(
                Lenses.Powers.ToArbitrary(),
                Lenses.Powers.ToArbitrary(),
                Lenses.Powers.ToArbitrary(),
                (a, b, c) =>
                    Optics.Distance(a, a) < 1e-9
                    && Math.Abs(Optics.Distance(a, b) - Optics.Distance(b, a)) < 1e-9
                    && Optics.Distance(a, c) <= Optics.Distance(a, b) + Optics.Distance(b, c) + 1e-9
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-10, 12, 14, -10.20)]
    [InlineData(-8, 12, 0, -7.30)]
    [InlineData(10, 12, 14, 9.80)]
    [InlineData(12, 12, 0, 14.02)]
    [InlineData(0, 12, 0, 0)]
    [InlineData(-4, 12, 12, -4)]
    public void CompensateVertex_Vector_RoundsToIt(double power, double from, double to, double compensated) =>
        Assert.Equal((decimal)compensated, Math.Round(Optics.CompensateVertex((decimal)power, (decimal)from, (decimal)to), 2));

    [Fact]
    public void CompensateVertex_Cylinder_IsCompensatedMeridianByMeridian()
    {
        var worn = Optics.CompensateVertex(new LensPower(-6m, -3m, 20), 12, 0);

        Assert.Equal(-5.597m, Math.Round(worn.Sphere, 3));
        Assert.Equal(Math.Round(Optics.CompensateVertex(-9m, 12, 0), 12), Math.Round(worn.Cross, 12));
        Assert.Equal(20, worn.Axis);
        Assert.Equal(-5.50m, Optics.ToStep(worn.Sphere));
    }

    [Fact]
    public void CompensateVertex_ThereAndBack_IsTheLensItself() =>
        Prop.ForAll(
                Lenses.Powers.ToArbitrary(),
                Lenses.On(ValueScale.VertexDistance).ToArbitrary(),
                (lens, vertex) => Optics.Distance(lens, Optics.CompensateVertex(Optics.CompensateVertex(lens, vertex, 0), 0, vertex)) < 1e-9
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void CompensateVertex_FocusBeforeTheEye_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Optics.CompensateVertex(50m, 20, 0));

    [Theory]
    [InlineData(5, -4, 2)]
    [InlineData(-2.5, 6, 1.5)]
    [InlineData(10, 0, 0)]
    [InlineData(0, 8, 0)]
    [InlineData(2, 0.25, 0.05)]
    public void Prentice_Decentration_IsCentimetresTimesPower(double millimetres, double power, double prism) =>
        Assert.Equal((decimal)prism, Optics.Prentice((decimal)millimetres, (decimal)power));

    [Fact]
    public void Decentration_Vector_IsPerLens()
    {
        Assert.Equal(4.0m, Optics.Decentration(52, 18, 62));
        Assert.Equal(-1m, Optics.Decentration(46, 16, 64));
        Assert.Equal(4.0m, Optics.DecentrationOfEye(52, 18, 31));
        Assert.Equal(3.5m, Optics.DecentrationOfEye(52, 18, 31.5m));
    }

    [Theory]
    [InlineData(-2.25, 2, -0.25)]
    [InlineData(0, 0.5, 0.5)]
    [InlineData(-2, 2, 0)]
    public void NearSphere_Add_IsAddedToTheSphere(double sphere, double add, double near) =>
        Assert.Equal((decimal)near, Optics.NearSphere((decimal)sphere, (decimal)add));

    [Theory]
    [InlineData(-7.299, 0.25, -7.25)]
    [InlineData(-7.375, 0.25, -7.5)]
    [InlineData(0.1, 0.25, 0)]
    [InlineData(-7.299, 0.125, -7.25)]
    [InlineData(0.0625, 0.125, 0.125)]
    public void ToStep_Power_IsTheNearestThatIsMade(double power, double step, double made) =>
        Assert.Equal((decimal)made, Optics.ToStep((decimal)power, (decimal)step));

    [Fact]
    public void LensPower_CylinderWithoutAxis_IsAMistake() => Assert.Throws<ArgumentNullException>(() => new LensPower(0, -1));

    [Fact]
    public void LensPower_AxisZeroOrIdle_IsNormalised()
    {
        Assert.Equal(180, new LensPower(-1, -0.5m, 0).Axis);
        Assert.Null(new LensPower(-1, 0, 90).Axis);
        Assert.Equal("-2.25 -0.75x005", new LensPower(-2.25m, -0.75m, 5).ToString());
        Assert.Equal("0.00", default(LensPower).ToString());
    }

    private static void ForAnyLens(Func<LensPower, bool> holds) =>
        Prop.ForAll(Lenses.Powers.ToArbitrary(), holds).QuickCheckThrowOnFailure();

    private static void AssertVector(PowerVector expected, LensPower lens)
    {
        var vector = Optics.Vector(lens);
        Assert.Equal(expected.M, vector.M, 12);
        Assert.Equal(expected.J0, vector.J0, 12);
        Assert.Equal(expected.J45, vector.J45, 12);
    }
}
