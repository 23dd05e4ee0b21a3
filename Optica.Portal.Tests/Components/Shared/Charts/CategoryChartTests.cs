using Bunit;
using Optica.Portal.Components.Shared.Charts;

namespace Optica.Portal.Tests.Components.Shared.Charts;

/// <summary><see cref="BarList"/> and <see cref="ShareBar"/>: what they show of the same categories.</summary>
public sealed class CategoryChartTests : ChartContext
{
    private static readonly BarItem[] Segments =
    [
        new("VIP", 30, "/admin/customers?segment=vip", 1_000_000, "premium service", ChartTone.SegmentVip),
        new("New", 10, "/admin/customers?segment=new", 0, Tone: ChartTone.SegmentNew),
        new("At-risk", 0),
    ];

    [Fact]
    public void Bars_SayEverythingInWords()
    {
        var page = Bars(Segments);
        Assert.Equal("VIPpremium service|New|At-risk", Texts(page, ".bar-label"));
        Assert.Equal("premium service", page.Find("small").TextContent);
        Assert.Equal("30|10|0", Texts(page, ".bar-value"));
        Assert.Equal("75 %|$1.000.000|25 %|$0|0 %|–", Texts(page, ".bar-more"));
        Assert.Equal("--cells:3", page.Find("ul").GetAttribute("style"));
    }

    [Fact]
    public void Bars_AreLinksWhereTheyLeadSomewhere() =>
        Assert.Equal("/admin/customers?segment=vip|/admin/customers?segment=new|", Attributes(Bars(Segments), "li > a", "href"));

    [Fact]
    public void Bars_AreAsLongAsTheirPartOfTheLongest()
    {
        var page = Bars(Segments);
        Assert.Equal(
            "--w:100%;--tone:var(--segment-vip)|--w:33.33%;--tone:var(--segment-new)|--w:0%;--tone:var(--chart-3)",
            Attributes(page, ".bar-line", "style")
        );
        Assert.Single(page.FindAll("li:last-child .bar-line.is-zero"));
        Assert.Single(page.FindAll(".is-zero"));
    }

    [Fact]
    public void Bars_WithoutShareAndSecond_HaveOneFigure()
    {
        var page = Render<BarList>(p => p.Add(list => list.Items, [new("Frame", 3)]).Add(list => list.ShowShare, false));
        Assert.Equal("--cells:1", page.Find("ul").GetAttribute("style"));
        Assert.Empty(page.FindAll(".bar-more"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void Bars_AnyNumber_AreAllThere(int rows) =>
        Assert.Equal(rows, Bars([.. Enumerable.Range(1, rows).Select(row => new BarItem($"Row {row}", row))]).FindAll("li").Count);

    [Fact]
    public void Share_Parts_StandInTheOrderOfTheLegend()
    {
        var page = Share(Segments);
        Assert.Equal("--w:75;--tone:var(--segment-vip)|--w:25;--tone:var(--segment-new)", Attributes(page, ".share-line > span", "style"));
        Assert.Equal("75 %|25 %", Texts(page, ".share-line > span"));
        Assert.Equal("VIP|New|At-risk", Texts(page, ".share-legend a > span:first-child"));
        Assert.Equal("30|10|0", Texts(page, ".share-legend strong"));
    }

    [Fact]
    public void Share_OfTinyPart_IsInTheLegendOnly()
    {
        var page = Share([new("Delivered", 9_000_000_000_000), new("Refunded", 1)]);
        Assert.Equal(">99 %|", Texts(page, ".share-line > span"));
        Assert.Equal(">99 %|<1 %", Texts(page, ".share-legend .muted"));
    }

    [Fact]
    public void Share_Line_IsForTheEyeOnly() => Assert.Equal("true", Share(Segments).Find(".share-line").GetAttribute("aria-hidden"));

    [Fact]
    public void NothingAboveZero_IsSaid()
    {
        Assert.Single(Bars([new("VIP", 0)]).FindAll(".chart-empty"));
        Assert.Single(Share([new("VIP", 0)]).FindAll(".chart-empty"));
        Assert.Single(Bars([]).FindAll(".chart-empty"));
        Assert.Single(Share([]).FindAll(".chart-empty"));
    }

    private IRenderedComponent<BarList> Bars(IReadOnlyList<BarItem> items) =>
        Render<BarList>(p => p.Add(list => list.Items, items).Add(list => list.Label, "Segments"));

    private IRenderedComponent<ShareBar> Share(IReadOnlyList<BarItem> items) =>
        Render<ShareBar>(p => p.Add(bar => bar.Items, items).Add(bar => bar.Label, "Status"));
}
