using Bunit;
using Optica.Portal.Components.Shared.Charts;

namespace Optica.Portal.Tests.Components.Shared.Charts;

public sealed class ChartCardTests : ChartContext
{
    [Fact]
    public void Card_Opened_ShowsTheChartUnderItsTitle()
    {
        var page = Card(chart => { }, Months(3, 4));
        Assert.Equal("revenue", page.Find("section").GetAttribute("aria-labelledby"));
        Assert.Equal("Revenue", page.Find("h2#revenue").TextContent);
        Assert.Equal("12 months", page.Find("header p").TextContent);
        Assert.Equal("Revenue", page.Find("ol").GetAttribute("aria-label"));
        Assert.Equal("true false", Pressed(page));
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task Card_AsTable_ShowsTheSamePointsAndBack()
    {
        var points = Months(1_000, 0, 2_500);
        points[^1] = points[^1] with { IsPartial = true };
        var page = Card(
            chart => chart.Add(c => c.LabelName, "Month").Add(c => c.ValueName, "Revenue").Add(c => c.Unit, ChartUnit.Money),
            points
        );
        await page.Find("[aria-label='Show as table']").ClickAsync(new());

        Assert.Equal("false true", Pressed(page));
        Assert.Empty(page.FindAll("ol"));
        Assert.Equal("Revenue", page.Find("caption").TextContent);
        Assert.Equal("Month|Revenue", Texts(page, "thead th"));
        Assert.Equal("September 2026|October 2026|November 2026 (in progress)", Texts(page, "tbody th"));
        Assert.Equal("$1.000|$0|$2.500", Texts(page, "tbody td"));
        Assert.Equal("/admin/orders?month=2026-09", page.Find("tbody a").GetAttribute("href"));
        Assert.Empty(page.FindAll("tfoot"));

        await page.Find("[aria-label='Show as chart']").ClickAsync(new());
        Assert.Equal(3, page.FindAll("ol a").Count);
    }

    [Fact]
    public async Task Table_WithDetailsAndTotal_HasBoth()
    {
        var page = Card(
            chart => chart.Add(c => c.ShowTotal, true).Add(c => c.DetailName, "Orders").Add(c => c.DetailTotal, "8"),
            [Months(30)[0] with { Detail = "8 orders" }, new ChartPoint("dec", "December 2026", 12)]
        );
        await page.Find("[aria-label='Show as table']").ClickAsync(new());
        Assert.Equal("Period|Value|Orders", Texts(page, "thead th"));
        Assert.Equal("30|8 orders|12|", Texts(page, "tbody td"));
        Assert.Equal("Total|42|8", Texts(page, "tfoot th, tfoot td"));
    }

    [Fact]
    public async Task Table_AllZero_ShowsTheZeros()
    {
        var page = Card(chart => { }, Months(0, 0));
        Assert.Single(page.FindAll(".chart-empty"));
        await page.Find("[aria-label='Show as table']").ClickAsync(new());
        Assert.Equal("0|0", Texts(page, "tbody td"));
    }

    [Fact]
    public async Task Table_OfCategories_HasSharesAndSecondFigures()
    {
        var page = Render<ChartCard>(p =>
            p.Add(card => card.Id, "segments")
                .Add(card => card.Title, "Segments")
                .AddChildContent<BarList>(list =>
                    list.Add(l => l.Items, [new("VIP", 3, "/vip", 900, "premium service"), new("New", 1)])
                        .Add(l => l.SecondName, "Revenue")
                        .Add(l => l.ShowTotal, true)
                )
        );
        await page.Find("[aria-label='Show as table']").ClickAsync(new());
        Assert.Equal("Category|Value|Share|Revenue", Texts(page, "thead th"));
        Assert.Equal("3|75 %|$900|1|25 %|–", Texts(page, "tbody td"));
        Assert.Equal("premium service", page.Find(".cell-sub").TextContent);
        Assert.Equal("Total|4|100 %|$900", Texts(page, "tfoot th, tfoot td"));
    }

    [Fact]
    public async Task Table_OfAShareBar_IsTheSame()
    {
        var page = Render<ChartCard>(p =>
            p.Add(card => card.Id, "status")
                .Add(card => card.Title, "Status")
                .AddChildContent<ShareBar>(bar =>
                    bar.Add(b => b.Items, [new("Pending", 1), new("Delivered", 3)]).Add(b => b.ShowShare, false)
                )
        );
        await page.Find("[aria-label='Show as table']").ClickAsync(new());
        Assert.Equal("1|3", Texts(page, "tbody td"));
    }

    private static string Pressed(IRenderedComponent<ChartCard> page) =>
        string.Join(' ', page.FindAll("[role=group] button").Select(button => button.GetAttribute("aria-pressed")));

    private IRenderedComponent<ChartCard> Card(
        Action<ComponentParameterCollectionBuilder<ColumnChart>> more,
        IReadOnlyList<ChartPoint> points
    ) =>
        Render<ChartCard>(p =>
            p.Add(card => card.Id, "revenue")
                .Add(card => card.Title, "Revenue")
                .Add(card => card.Subtitle, "12 months")
                .AddChildContent<ColumnChart>(chart =>
                {
                    chart.Add(c => c.Points, points);
                    more(chart);
                })
        );
}
