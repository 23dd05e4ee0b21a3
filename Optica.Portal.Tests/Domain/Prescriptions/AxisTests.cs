using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>OR-3.</summary>
public sealed class AxisTests
{
    [Theory]
    [InlineData("0", 180)]
    [InlineData("000", 180)]
    [InlineData("180", 180)]
    [InlineData("1", 1)]
    [InlineData("005", 5)]
    [InlineData(" 90° ", 90)]
    [InlineData("x175", 175)]
    [InlineData("× 45", 45)]
    [InlineData("９０", 90)]
    public void Read_Degrees_AreOneToHundredEighty(string text, int axis) => Assert.Equal(new AxisReading(axis), Axis.Read(text));

    [Theory]
    [InlineData("181")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("90.5")]
    [InlineData("90,0")]
    [InlineData("x")]
    [InlineData("1e2")]
    [InlineData("99999999999999999999")]
    public void Read_NotAnAxis_IsRefused(string text) => Assert.Equal("axis_out_of_range", Axis.Read(text).Fault!.Code);

    [Fact]
    public void Read_Blank_IsNoAxis() => Assert.Equal(new AxisReading(null), Axis.Read(" "));

    [Theory]
    [InlineData(0, 180)]
    [InlineData(180, 180)]
    [InlineData(181, 1)]
    [InlineData(360, 180)]
    [InlineData(-5, 175)]
    [InlineData(int.MaxValue, 127)]
    public void Normalise_AnyDegrees_IsTheSameDirection(int degrees, int axis) => Assert.Equal(axis, Axis.Normalise(degrees));

    [Theory]
    [InlineData(179, 1, 2)]
    [InlineData(180, 1, 1)]
    [InlineData(0, 180, 0)]
    [InlineData(90, 180, 90)]
    [InlineData(45, 170, 55)]
    public void Between_Axes_GoesTheShortWay(int one, int other, int apart) => Assert.Equal(apart, Axis.Between(one, other));

    [Theory]
    [InlineData(5, "005")]
    [InlineData(90, "090")]
    [InlineData(180, "180")]
    public void Format_Axis_HasThreeDigits(int axis, string shown) => Assert.Equal(shown, Axis.Format(axis));

    [Fact]
    public void Between_AnyTwo_IsSymmetricAndTurnsWithTheCircle() =>
        Prop.ForAll(
                Lenses.Axes.ToArbitrary(),
                Lenses.Axes.ToArbitrary(),
                Gen.Choose(-720, 720).ToArbitrary(),
                (one, other, turn) =>
                    Axis.Between(one, other) == Axis.Between(other, one)
                    && Axis.Between(one, other) is >= 0 and <= 90
                    && Axis.Between(Axis.Normalise(one + turn), Axis.Normalise(other + turn)) == Axis.Between(one, other)
                    && Axis.Between(one, Axis.Turn(one)) == 90
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnythingFormatted_IsTheAxisAgain() =>
        Assert.All(Enumerable.Range(1, 180), axis => Assert.Equal(axis, Axis.Read(Axis.Format(axis)).Value));
}
