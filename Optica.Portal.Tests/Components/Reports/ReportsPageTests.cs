using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Components.Layout;
using Optica.Portal.Features.Reports;
using Optica.Portal.Tests.Data.Jobs;
using Optica.Portal.Tests.Reports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Reports;

public sealed class ReportsPageTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    private World World => database.World;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await ReportHost.CreateAsync();
        for (var number = 1; number <= 12; number++)
        {
            var input = People.Numbered(number);
            input.LastName = string.Create(CultureInfo.InvariantCulture, $"Soto {number:00}");
            var id = await database.AddAsync(World.Centro, input);
            if (number == 1)
            {
                await database.SellAsync(id, World.Centro, 1_234_000);
            }
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Catalogue_ListsEveryReport_AndNoRunsYet()
    {
        await using var context = new PortalContext(database, World.Admin);

        var page = context.Open<ReportsPage>("/admin/reports");

        page.WaitForElement(".state");
        Assert.Equal(8, page.FindAll(".catalogue a").Count);
        Assert.Empty(page.FindAll(".preview"));
        Assert.Contains("No reports yet", page.Markup, StringComparison.Ordinal);
    }

    /// <summary>No field is marked beside a preview: it says itself what is wrong with what was asked for.</summary>
    [Theory]
    [InlineData("from=2020-01-01&to=2026-11-24", "Choose at most 92 days.")]
    [InlineData("from=2026-11-24&to=2026-11-20", "The last day must not be before the first.")]
    public async Task Preview_OfASpanThatCannotBe_SaysWhy(string query, string why)
    {
        await using var context = new PortalContext(database, World.Super);

        var page = context.Open<ReportsPage>($"/admin/reports/breach?{query}", parameters => parameters.Add(p => p.Report, "breach"));

        Assert.Equal(why, page.WaitForElement(".state[role=alert] p").TextContent);
        Assert.Empty(page.FindAll(".state[role=alert] button"));
    }

    /// <summary>What the page has no field for narrows the report all the same: it is said, and can be taken away.</summary>
    [Fact]
    public async Task Preview_SaysEveryFilterThatHolds_EachToTakeAway()
    {
        await using var context = new PortalContext(database, World.Super);
        var id = await database.ReadAsync(db => Task.FromResult(db.Customers.OrderBy(row => row.SortName).Select(row => row.Id).First()));

        var page = context.Open<ReportsPage>(
            $"/admin/reports/audit?q=Soto&user={World.Sales.Id}&action=create&kind=customer&customer={id}"
        );

        page.WaitForElement(".chip");
        Assert.Equal(
            ["Search: Soto", "Action: Created the record", "Kind of record: Customer", "Person: sales", "Customer: Ana Soto 01"],
            page.FindAll(".chip")
                .Select(chip => chip.TextContent.Trim())
                .OrderBy(text => text.StartsWith("Search", StringComparison.Ordinal) ? 0 : 1)
        );
        Assert.Equal(
            $"/admin/reports/audit?q=Soto&user={World.Sales.Id}&kind=customer&customer={id}",
            page.Find(".chip a[aria-label*='Action']").GetAttribute("href")
        );
    }

    [Fact]
    public async Task Page_WithoutThePermission_SaysSo()
    {
        await using var context = new PortalContext(database, World.Sales);

        var page = context.Open<ReportsPage>("/admin/reports/customers");

        Assert.Contains("Access denied", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task Preview_ShowsTheFirstTenRows_AsTheFileWill()
    {
        await using var context = new PortalContext(database, World.Admin);

        var page = context.Open<ReportsPage>("/admin/reports/customers?status=active&sort=spent&dir=desc");

        page.WaitForElement(".preview tbody tr");
        Assert.Equal("active", page.Find("#report-active").GetAttribute("value"));
        Assert.Equal(10, page.FindAll(".preview tbody tr").Count);
        Assert.Contains("First 10 rows", page.Markup, StringComparison.Ordinal);
        var first = page.FindAll(".preview tbody tr:first-child td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Equal("Ana Soto 01", first[0]);
        Assert.Contains("$1.234.000", first);
        Assert.Equal("page", page.Find(".catalogue a[href='/admin/reports/customers']").GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Filters_BecomeTheAddress_AndNarrowThePreview()
    {
        await using var context = new PortalContext(database, World.Admin);
        var page = context.Open<ReportsPage>("/admin/reports/customers");
        page.WaitForElement(".preview tbody tr");

        page.Find("#report-text").Change("ana7@x.cl");

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".preview tbody tr")));
        var here = context.Services.GetRequiredService<NavigationManager>().Uri;
        Assert.EndsWith("/admin/reports/customers?q=ana7%40x.cl", here, StringComparison.Ordinal);
        page.Find("#report-segment").Change("Vip");
        page.WaitForAssertion(() => Assert.Contains("Nothing fits these filters", page.Markup, StringComparison.Ordinal));
        Assert.NotNull(page.Find("a[href='/admin/reports/customers']"));
    }

    [Fact]
    public async Task Export_Twice_AsksTwoJobs_ThatShowUntilTheyCanBeFetched()
    {
        await using var context = new PortalContext(database, World.Admin);
        var page = context.Open<ReportsPage>("/admin/reports/segments");
        page.WaitForElement(".preview tbody tr");

        await page.Find(".report-head button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Waiting", page.Find(".runs tbody tr").TextContent, StringComparison.Ordinal));
        Assert.Contains(context.Said, toast => toast.Text.StartsWith("The report is being prepared", StringComparison.Ordinal));
        Assert.NotNull(page.Find(".runs button[aria-label='Cancel Customer segments']"));

        await database.RunNextAsync(Cancellation);
        page.WaitForElement(".runs a[download]");
        var row = page.Find(".runs tbody tr");
        Assert.Contains("Ready", row.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/exports/", page.Find(".runs a[download]").GetAttribute("href"), StringComparison.Ordinal);

        await page.Find(".runs button[aria-label='Repeat Customer segments']").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".runs tbody tr").Count));
    }

    [Fact]
    public async Task Cancel_Waiting_EndsIt()
    {
        await database.AskAsync(World.Admin, new ReportRequest("/admin/reports/orders?status=pending", "en").ToJson());
        await using var context = new PortalContext(database, World.Admin);
        var page = context.Open<ReportsPage>("/admin/reports");
        page.WaitForElement(".runs button");
        Assert.Contains("Order status: Pending", page.Find(".runs .cell-sub").TextContent, StringComparison.Ordinal);

        await page.Find(".runs button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Cancelled", page.Find(".runs tbody tr").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".runs a[download]"));
    }

    [Fact]
    public async Task Running_ShowsANamedProgress()
    {
        await database.AskAsync(World.Admin, new ReportRequest("/admin/reports/customers", "en").ToJson());
        var store = database.Services.Store();
        var job = (await store.ClaimAsync(Cancellation))!;
        await store.AdvanceAsync(job, 500, 2_000, Cancellation);
        await using var context = new PortalContext(database, World.Admin);

        var page = context.Open<ReportsPage>("/admin/reports");

        var progress = page.WaitForElement(".runs progress");
        Assert.Equal(("500", "2000"), (progress.GetAttribute("value"), progress.GetAttribute("max")));
        Assert.Equal("Progress of Customers and their analytics", progress.GetAttribute("aria-label"));
        Assert.Contains("Rows: 500 of 2.000", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TopBar_ShowsWhatRuns_AndSaysWhenItIsReady()
    {
        await using var context = new PortalContext(database, World.Admin);
        var bar = context.Render<RunningJobs>();
        Assert.Empty(bar.FindAll("button"));

        await database.AskAsync(World.Admin, new ReportRequest("/admin/reports/customers", "en").ToJson());
        context.GoTo("/admin/customers");
        bar.WaitForElement("button[popovertarget=running-jobs]");
        Assert.Equal("In progress: 1", bar.Find("button").GetAttribute("aria-label"));

        await database.RunNextAsync(Cancellation);
        bar.WaitForAssertion(() =>
            Assert.Contains(context.Said, toast => toast.Text.StartsWith("Ready: customers-and-their", StringComparison.Ordinal))
        );
        bar.WaitForAssertion(() => Assert.Empty(bar.FindAll("button")));
    }
}
