using Bunit;
using Optica.Portal.Features.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

/// <summary>The list of orders: whose it shows, how it narrows, and what it says when there is nothing.</summary>
public sealed class OrdersPageTests : OrdersContext
{
    [Fact]
    public async Task Open_Nothing_OffersTheFirstToThoseWhoSell()
    {
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context);

        Assert.Equal("No orders yet", page.Find(".state h2").TextContent);
        Assert.All(page.FindAll(".primary"), link => Assert.Equal("/admin/orders/new", link.GetAttribute("href")));
        Assert.Empty(page.FindAll(".active-filters, a[href^='/admin/reports']"));
    }

    [Fact]
    public async Task Open_WithoutTheRight_IsDenied()
    {
        await SellAsync();
        foreach (var person in new[] { World.Platform, World.Optometrist })
        {
            await using var context = new PortalContext(Database, person);
            var page = Open(context);

            Assert.Contains("Access denied", page.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain("ORD-", page.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Open_Sales_SeesOwnBranchNewestFirstWithItsCount()
    {
        await SellAsync(10_000);
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await SellAsync(20_000);
        var other = await Database.AddAsync(World.Mall, People.Numbered(2));
        await Database.SellAsync(other, World.Mall, 30_000);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context);

        Assert.Equal("$20.000|$10.000", Texts(page, "tbody td:nth-last-child(2)"));
        Assert.Equal("2 orders", Texts(page, ".list-head p"));
        Assert.Equal("false", page.Find(".list-body").GetAttribute("aria-busy"));
        Assert.DoesNotContain("Branch", Texts(page, "th"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_Super_SeesEveryBranchAndExportsWhatIsFiltered()
    {
        await SellAsync(10_000);
        var other = await Database.AddAsync(World.Mall, People.Numbered(2));
        await Database.SellAsync(other, World.Mall, 30_000);
        await using var context = new PortalContext(Database, World.Super);
        var page = Open(context, $"?status=pending&branch={World.Mall}&from=2026-01-01&q=ana");

        Assert.Equal("1 order", Texts(page, ".list-head p"));
        Assert.Equal(
            $"/admin/reports/orders?status=pending&branch={World.Mall}&from=2026-01-01",
            page.Find("a[href^='/admin/reports']").GetAttribute("href")
        );
        Assert.Equal("Text: ana|Status: Pending|Branch: Mall|From 01-01-2026", Texts(page, ".chip"));
        Assert.Equal(
            $"/admin/orders?q=ana&status=pending&from=2026-01-01",
            page.Find("[aria-label='Remove filter “Branch: Mall”']").GetAttribute("href")
        );
        Assert.Equal("/admin/orders", page.Find(".active-filters .button").GetAttribute("href"));
    }

    [Fact]
    public async Task Filter_ByStatusAndBalance_GoesIntoTheAddress()
    {
        var paid = await SellAsync(10_000);
        await PayAsync(paid);
        await SellAsync(20_000);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, "?page=1&size=50");

        page.Find(".due input").Change(true);
        Assert.EndsWith("/admin/orders?due=1&size=50", Address(context), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("$20.000", Texts(page, "tbody td:last-child")));
        Assert.Equal("With a balance due", Texts(page, ".chip"));

        page.Find("#orders-status").Change("Shipped");
        page.WaitForAssertion(() => Assert.Equal("No order matches these filters", page.Find(".state h2").TextContent));
        Assert.Equal("/admin/orders?size=50", page.Find(".state .button").GetAttribute("href"));
    }

    [Fact]
    public async Task Type_ANumber_FindsItAfterAMoment()
    {
        await SellAsync(10_000);
        var wanted = (await ReadAsync(await SellAsync(20_000))).Row.Number;
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context);

        page.Find("#orders-search").Input(wanted);

        page.WaitForAssertion(() => Assert.Equal(wanted, Texts(page, "tbody [data-open]")));
        Assert.EndsWith($"?q={wanted}", Address(context), StringComparison.Ordinal);
        Assert.Equal(wanted, page.Find("#orders-search").GetAttribute("value"));
    }

    [Fact]
    public async Task Sort_ByTotal_TellsItsDirection()
    {
        await SellAsync(10_000);
        await SellAsync(30_000);
        await SellAsync(20_000);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, "?sort=total&dir=asc");

        Assert.Equal("$10.000|$20.000|$30.000", Texts(page, "tbody td:nth-last-child(2)"));
        Assert.Equal("ascending", page.Find("th[aria-sort]").GetAttribute("aria-sort"));
        Assert.Equal("/admin/orders?sort=total", page.Find("th[aria-sort] a").GetAttribute("href"));
    }

    [Fact]
    public async Task Open_BeyondTheEnd_LeadsBack()
    {
        await SellAsync();
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, "?page=7&status=pending");

        Assert.Equal("There is nothing on this page", page.Find(".state h2").TextContent);
        Assert.Equal("/admin/orders?status=pending", page.Find(".state .button").GetAttribute("href"));
    }

    [Fact]
    public async Task Open_BranchOutOfReach_IsRefusedWithoutRows()
    {
        var other = await Database.AddAsync(World.Mall, People.Numbered(2));
        await Database.SellAsync(other, World.Mall, 30_000);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, $"?branch={World.Mall}");

        Assert.Contains("Access denied", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("ORD-", page.Markup, StringComparison.Ordinal);
    }

    private static IRenderedComponent<OrdersPage> Open(PortalContext context, string query = "")
    {
        var page = context.Open<OrdersPage>($"/admin/orders{query}");
        page.WaitForElement("tbody, .state");
        return page;
    }
}
