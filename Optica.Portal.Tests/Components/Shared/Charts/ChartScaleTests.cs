using Optica.Portal.Components.Shared.Charts;

namespace Optica.Portal.Tests.Components.Shared.Charts;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 1, 5)]
    [InlineData(6, 2, 6)]
    [InlineData(10, 2, 10)]
    [InlineData(11, 5, 15)]
    [InlineData(25, 5, 25)]
    [InlineData(26, 10, 30)]
    [InlineData(99_999, 20_000, 100_000)]
    [InlineData(13_902_110, 5_000_000, 15_000_000)]
    [InlineData(9_000_000_000_000, 2_000_000_000_000, 10_000_000_000_000)]
    public void Of_AGreatestValue_StepsByOneTwoOrFive(long most, long step, long top)
    {
        var scale = ChartScale.Of([0, most, 1]);
        Assert.Equal((step, top), (scale.Step, scale.Top));
    }

    [Fact]
    public void Of_AnyValue_ReachesItInOneToFiveNiceSteps()
    {
        var random = new Random(20261101);
        foreach (var most in Enumerable.Range(0, 2_000).Select(_ => random.NextInt64(1, 1L << random.Next(1, 63))).Append(long.MaxValue))
        {
            var scale = ChartScale.Of([most]);
            Assert.InRange(scale.Steps, 1, 5);
            Assert.InRange(most, scale.Top - scale.Step + 1, scale.Top);
            Assert.Matches("^[125]0*$", scale.Step.ToString("0", null));
        }
    }

    [Fact]
    public void Ticks_AreEvenFromZeroToTheTop() => Assert.Equal([0, 5, 10, 15], ChartScale.Of([12, 3]).Ticks);

    [Theory]
    [InlineData]
    [InlineData(0L)]
    [InlineData(0L, 0L, 0L)]
    public void Of_NothingAboveZero_IsEmpty(params long[] values)
    {
        var scale = ChartScale.Of(values);
        Assert.True(scale.IsEmpty);
        Assert.Equal([0], scale.Ticks);
        Assert.Equal(0, scale.Percent(0));
    }

    [Fact]
    public void Percent_IsThePartOfTheAxis()
    {
        var scale = ChartScale.Of([15, 3]);
        Assert.Equal([100, 20, 0, 0], new[] { 15L, 3, 0, -1 }.Select(scale.Percent));
    }
}
