using Bunit;
using Optica.Portal.Components.Shared.Charts;

namespace Optica.Portal.Tests.Components.Shared.Charts;

public sealed class TrendSparkTests : ChartContext
{
    [Fact]
    public void Line_RunsFromTheFootToTheTop() =>
        Assert.Equal("4,24 48,4 92,14", SparkLine.Points(SparkLine.Of([0, 9_000_000_000_000, 4_500_000_000_000])));

    [Fact]
    public void Line_AllZero_LiesOnTheFoot() => Assert.Equal("4,24 92,24", SparkLine.Points(SparkLine.Of([0, 0])));

    [Fact]
    public void Line_OnePoint_StandsAtTheEnd() => Assert.Equal("92,4", SparkLine.Points(SparkLine.Of([1])));

    [Fact]
    public void Spark_IsHiddenAndSaidBesideIt()
    {
        var page = Spark(Months(10, 30, 20));
        Assert.Equal("true", page.Find("svg").GetAttribute("aria-hidden"));
        Assert.Equal(
            "First $10 (September 2026), last $20 (November 2026), highest $30 (October 2026).",
            page.Find(".visually-hidden").TextContent
        );
    }

    [Fact]
    public void Spark_GivenText_SaysThat() =>
        Assert.Equal(
            "It rises.",
            Render<TrendSpark>(p => p.Add(s => s.Points, Months(1, 2)).Add(s => s.Text, "It rises.")).Find(".visually-hidden").TextContent
        );

    [Fact]
    public void Spark_LastStillRunning_EndsInDots()
    {
        var points = Months(10, 30, 20);
        points[^1] = points[^1] with { IsPartial = true };
        Assert.Equal("4,17.33 48,4|48,4 92,10.67", Attributes(Spark(points), "polyline", "points"));
    }

    [Fact]
    public void Spark_OnePoint_IsADot()
    {
        var page = Spark(Months(5));
        Assert.Empty(page.FindAll("polyline"));
        Assert.Single(page.FindAll("circle"));
    }

    [Fact]
    public void Spark_NoPoints_IsNothing() => Assert.Empty(Spark([]).Markup.Trim());

    private IRenderedComponent<TrendSpark> Spark(IReadOnlyList<ChartPoint> points) =>
        Render<TrendSpark>(p => p.Add(spark => spark.Points, points).Add(spark => spark.Unit, ChartUnit.Money));
}
