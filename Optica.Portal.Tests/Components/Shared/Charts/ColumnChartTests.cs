using Bunit;
using Optica.Portal.Components.Shared.Charts;

namespace Optica.Portal.Tests.Components.Shared.Charts;

public sealed class ColumnChartTests : ChartContext
{
    private static readonly long[] Year = [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 7];

    [Fact]
    public void Columns_WithLinks_SayMonthFigureAndDetail()
    {
        var point = Months(1_234_567)[0] with { Detail = "34 orders" };
        var link = Chart([point], ChartUnit.Money).Find(".column-bars a");
        Assert.Equal("November 2026: $1.234.567, 34 orders", link.GetAttribute("aria-label"));
        Assert.Equal("/admin/orders?month=2026-11", link.GetAttribute("href"));
        Assert.Null(link.GetAttribute("role"));
        Assert.Null(link.GetAttribute("tabindex"));
    }

    [Fact]
    public void Columns_WithoutLinks_CanBeFocusedAndAreNamedPictures()
    {
        var mark = Chart([Months(3)[0] with { Href = null }]).Find(".column-bars a");
        Assert.Equal(
            ("img", "0", "November 2026: 3"),
            (mark.GetAttribute("role"), mark.GetAttribute("tabindex"), mark.GetAttribute("aria-label"))
        );
        Assert.False(mark.HasAttribute("href"));
    }

    [Fact]
    public void Columns_StandInProportionAndLeanInwards()
    {
        var page = Chart(Months(50, 0, 25));
        Assert.Equal("--h:100%;--x:0%|--h:0%;--x:50%|--h:50%;--x:100%", Attributes(page, ".column-bars a", "style"));
        Assert.Equal("|is-zero|", Attributes(page, ".column-bars a", "class"));
    }

    [Fact]
    public void Axis_CountsDownFromTheTop() => Assert.Equal("50|40|30|20|10|0", Texts(Chart(Months(Year)), ".column-ticks span"));

    [Fact]
    public void LastMonth_StillRunning_IsHatchedAndSaysSo()
    {
        var points = Months(Year);
        points[^1] = points[^1] with { IsPartial = true };
        var page = Chart(points);
        Assert.Equal("November 2026 (in progress): 7", page.Find(".is-partial").GetAttribute("aria-label"));
        Assert.Equal("In progress: November 2026", page.Find(".column-note").TextContent);
    }

    [Fact]
    public void LastMonth_Over_HasNoNote() => Assert.Empty(Chart(Months(Year)).FindAll(".column-note, .is-partial"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    public void Chart_NothingAboveZero_SaysSoInstead(int columns)
    {
        var page = Chart(Months(new long[columns]));
        Assert.Equal("Nothing to show for this period yet.", page.Find(".chart-empty").TextContent.Trim());
        Assert.Empty(page.FindAll("ol"));
    }

    [Fact]
    public void Chart_Nothing_SaysTheGivenWords() =>
        Assert.Equal("No orders", Render<ColumnChart>(p => p.Add(c => c.EmptyText, "No orders")).Find(".chart-empty").TextContent.Trim());

    [Theory]
    [InlineData(1, "few")]
    [InlineData(8, "few")]
    [InlineData(12, "year")]
    [InlineData(24, "many")]
    public void Chart_AnyNumberOfColumns_ShowsThemAll(int columns, string crowd)
    {
        var page = Chart(Months([.. Enumerable.Range(1, columns).Select(value => (long)value)]));
        Assert.Equal(columns, page.FindAll(".column-bars li").Count);
        Assert.Equal(crowd, page.Find(".column-chart").GetAttribute("data-columns"));
    }

    [Theory]
    [InlineData(1, "November 2026: $1", "100")]
    [InlineData(9_000_000_000_000, "November 2026: $9.000.000.000.000", "90")]
    public void Chart_Extremes_AreExact(long value, string name, string height)
    {
        var mark = Chart(Months(value), ChartUnit.Money).Find(".column-bars a");
        Assert.Equal(name, mark.GetAttribute("aria-label"));
        Assert.Equal($"--h:{height}%;--x:50%", mark.GetAttribute("style"));
    }

    [Fact]
    public void Chart_OutsideACard_HasItsOwnName() => Assert.Equal("Revenue", Chart(Months(1)).Find("ol").GetAttribute("aria-label"));

    private IRenderedComponent<ColumnChart> Chart(IReadOnlyList<ChartPoint> points, ChartUnit unit = ChartUnit.Count) =>
        Render<ColumnChart>(p => p.Add(chart => chart.Points, points).Add(chart => chart.Unit, unit).Add(chart => chart.Label, "Revenue"));
}
