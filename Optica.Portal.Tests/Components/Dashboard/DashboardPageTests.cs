using Bunit;
using Optica.Portal.Features.Dashboard;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Dashboard;

/// <summary>The home page: only of branches in reach, only what is allowed.</summary>
public sealed class DashboardPageTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var due = People.Agreeing(1);
        (due.FirstName, due.NextEyeExamDue) = ("Vencida", new DateOnly(2026, 11, 24));
        await database.AddAsync(database.World.Centro, due);
        var elsewhere = People.Numbered(2);
        elsewhere.FirstName = "Ajena";
        await database.AddAsync(database.World.Mall, elsewhere);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Page_Sales_CountsAndCallsOwnBranchOnly()
    {
        await using var context = new PortalContext(database, database.World.Sales);

        var page = context.Render<DashboardPage>();

        page.WaitForElement(".stats");
        Assert.Equal("1 1 1 1", string.Join(" ", page.FindAll(".stat-value").Select(value => value.TextContent)));
        Assert.Contains("Vencida", page.Find("section[aria-labelledby=exams]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("section[aria-labelledby=exams] a[href='tel:+56950000001']"));
        Assert.DoesNotContain("Ajena", page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("a[href='/admin/customers/new']"));
    }

    /// <summary>Months, segments, the best and those at risk: for managers only, of what they reach.</summary>
    [Fact]
    public async Task Page_Manager_SeesRevenueSegmentsBestAndAtRisk()
    {
        var centro = database.World.Centro;
        database.Clock.Now = World.Start.AddDays(-200);
        var lost = People.Numbered(3);
        lost.FirstName = "Perdida";
        await database.SellAsync(await database.AddAsync(centro, lost), centro, 30_000);
        database.Clock.Now = World.Start;
        var best = People.Numbered(4);
        best.FirstName = "Mejor";
        await database.SellAsync(await database.AddAsync(centro, best), centro, 250_000);

        await using (var context = new PortalContext(database, database.World.Sales))
        {
            var page = context.Render<DashboardPage>();
            page.WaitForElement(".stats");
            Assert.Empty(page.FindAll("[aria-labelledby=revenue], [aria-labelledby=top]"));
        }

        await using (var context = new PortalContext(database, database.World.Admin))
        {
            var page = context.Render<DashboardPage>();
            page.WaitForElement("[aria-labelledby=revenue]");
            var month = page.Find("[aria-labelledby=revenue] .column-bars li:last-child a");
            Assert.Contains("$250.000, 1 order", month.GetAttribute("aria-label"), StringComparison.Ordinal);
            Assert.Equal("/admin/orders?from=2026-11-01&to=2026-11-30", month.GetAttribute("href"));
            var people = page.FindAll("[aria-labelledby=top] .person a").Select(link => link.TextContent.Split(' ')[0]);
            Assert.Equal(["Mejor", "Perdida"], people);
            Assert.Equal("At risk · First-time", page.Find("[aria-labelledby=at-risk] .person .segment").TextContent);
            Assert.Equal(
                "/admin/customers?segment=at_risk&status=active&sort=spent&dir=desc",
                page.Find("[aria-labelledby=at-risk] .card-head a").GetAttribute("href")
            );
            Assert.Equal("/admin/customers?segment=first_time", page.FindAll("[aria-labelledby=by-segment] li a")[1].GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Page_SuperAdmin_SeesAllBranches()
    {
        await using var context = new PortalContext(database, database.World.Super);

        var page = context.Render<DashboardPage>();

        page.WaitForElement(".stats");
        Assert.Equal("2", page.Find(".stat-value").TextContent);
        Assert.Contains("All branches", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Platform_OffersNoNewCustomer()
    {
        await using (var shut = new PortalContext(database, database.World.Platform))
        {
            shut.Render<DashboardPage>().WaitForElement("a[href='/admin/access?tab=organisations']");
        }

        await database.OpenToPlatformAsync();
        await using var context = new PortalContext(database, database.World.Platform);

        var page = context.Render<DashboardPage>();

        page.WaitForElement(".stats");
        Assert.Empty(page.FindAll("a[href='/admin/customers/new']"));
    }
}
