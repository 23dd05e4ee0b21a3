using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Domain.Customers;
using Optica.Domain.Jobs;
using Optica.Portal.Features.Audit;
using Optica.Portal.Tests.Reports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Audit;

/// <summary>The audit trail on screen: whose it shows, in which words, how it narrows, and what stays closed.</summary>
public sealed class AuditPageTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid ana;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await ReportHost.CreateAsync();
        ana = await database.AddAsync(World.Centro, People.Full(1));
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        await using var sales = database.As(World.Sales);
        var fields = new HashSet<string>(StringComparer.Ordinal) { nameof(CustomerInput.Phone), nameof(CustomerInput.Gender) };
        var input = new CustomerInput { Phone = "9 8765 4321", Gender = Gender.Other };
        (await sales.Customers.UpdateAsync(ana, new(input, fields), CancellationToken.None)).Expect();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Open_WithoutTheRight_IsDenied()
    {
        foreach (var person in new[] { World.Platform, World.Optometrist, World.Sales })
        {
            await using var context = new PortalContext(database, person);
            var page = Open(context);

            Assert.Contains("Access denied", page.Markup, StringComparison.Ordinal);
            Assert.Empty(page.FindAll("table, search"));
        }
    }

    [Fact]
    public async Task Open_Super_ReadsWhoWhatAndTheRecordWithOldAndNew()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = Open(context);

        var row = page.FindAll("tbody tr")[0];
        Assert.Equal("24-11-2026 12:05", Words(row.Children[0].TextContent));
        Assert.StartsWith("sales", Words(row.Children[1].TextContent), StringComparison.Ordinal);
        Assert.Equal("Centro", row.Children[1].QuerySelector(".cell-sub")!.TextContent);
        Assert.Equal($"/admin/customers/{ana}", row.QuerySelector("a.cell-main")!.GetAttribute("href"));
        Assert.Equal("Changed the record", row.QuerySelector(".what strong")!.TextContent);
        Assert.Equal(["Gender", "Phone"], row.QuerySelectorAll("dt").Select(name => name.TextContent).Order(StringComparer.Ordinal));
        Assert.Contains("+56 9 5000 0001", row.QuerySelectorAll("del").Select(value => value.TextContent));
        Assert.Contains("+56 9 8765 4321", row.QuerySelectorAll("ins").Select(value => value.TextContent));
        Assert.Contains("Another", row.QuerySelectorAll("ins").Select(value => value.TextContent));
        Assert.Equal("2 lines", Words(page.Find(".list-head p").TextContent));
        Assert.Equal($"/admin/audit?record={ana}", row.QuerySelector(".cell-sub a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Open_WithoutTheClinicalPermission_SaysThatMedicalValuesAreReserved()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = Open(context, "?action=create&medical=1");

        Assert.Contains("Medical values changed (reserved)", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("polen", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".medical"));
    }

    [Fact]
    public async Task OpenMedical_WithTheClinicalPermission_ShowsThemOnDemandAndLeavesALine()
    {
        await using var context = new PortalContext(database, World.Chief);
        var page = Open(context, "?action=create");
        Assert.DoesNotContain("polen", page.Markup, StringComparison.Ordinal);

        page.Find(".medical input").Change(true);

        page.WaitForAssertion(() => Assert.Contains("polen", page.Markup, StringComparison.Ordinal));
        Assert.EndsWith("/admin/audit?action=create&medical=1", Address(context), StringComparison.Ordinal);
        context.GoTo("/admin/audit?action=medical_read");
        page.WaitForAssertion(() => Assert.Equal("Read medical values", page.Find(".what strong").TextContent));
    }

    [Fact]
    public async Task Filter_GoesIntoTheAddressAndTheExport()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = Open(context);

        page.Find("#audit-action").Change("update");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        page.Find("#audit-person").Change(World.Sales.Id.ToString());
        page.Find("#audit-kind").Change("customer");

        var query = $"user={World.Sales.Id}&action=update&kind=customer";
        Assert.EndsWith($"/admin/audit?{query}", Address(context), StringComparison.Ordinal);
        Assert.Equal($"/admin/reports/audit?{query}", page.Find("a[href^='/admin/reports/audit']").GetAttribute("href"));
        Assert.Equal("Action: Changed the record|Record: Customer|Person: sales", Texts(page, ".chip"));

        page.Find("#audit-action").Change("export");
        page.WaitForAssertion(() => Assert.Equal("No line matches these filters", page.Find(".state h2").TextContent));
    }

    /// <summary>What comes in front meanwhile does not push lines that were read onto the next page.</summary>
    [Fact]
    public async Task NextPage_WhileTheTrailGrows_GoesOnBehindTheLastLine()
    {
        for (var number = 2; number < 40; number++)
        {
            await database.AddAsync(World.Centro, People.Numbered(number));
        }

        await using var context = new PortalContext(database, World.Super);
        var page = Open(context, "?kind=customer&action=create");
        var first = Named(page);
        await database.AddAsync(World.Centro, People.Numbered(50));

        context.GoTo("/admin/audit?kind=customer&action=create&page=2");

        page.WaitForAssertion(() => Assert.Equal("2", page.Find("[aria-current=page]").TextContent));
        page.WaitForAssertion(() => Assert.Empty(first.Intersect(Named(page), StringComparer.Ordinal)));
        Assert.Equal(14, Named(page).Count);
    }

    private static List<string> Named(IRenderedComponent<AuditPage> page) =>
        [.. page.FindAll("tbody a.cell-main").Select(link => link.GetAttribute("href")!)];

    [Fact]
    public async Task Type_PartOfAValue_FindsItsLineAfterAMoment()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = Open(context);

        page.Find("#audit-search").Input("87654321");

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.EndsWith("?q=87654321", Address(context), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ManyFields_AreOpenedOnDemand()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = Open(context, "?action=create");

        Assert.Matches("^[0-9]+ changes$", page.Find("details summary").TextContent);
    }

    [Fact]
    public async Task Check_Untouched_SaysSo_AndNamesTheLineThatSomebodyEdited()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = Open(context);

        Press(page);
        page.WaitForAssertion(() =>
            Assert.StartsWith("Nothing was altered: 2 lines checked.", Words(page.Find(".verdict").TextContent), StringComparison.Ordinal)
        );

        await database.DropAuditTriggersAsync();
        await database.TamperAsync("UPDATE \"AuditEntries\" SET \"UserName\" = 'somebody' WHERE \"Sequence\" = 2");
        Press(page);
        page.WaitForAssertion(() =>
            Assert.Equal(
                "The audit trail was altered past the portal What a line says was changed. Line 2 (24-11-2026 12:05)",
                Words(page.Find(".verdict").TextContent)
            )
        );
        context.GoTo("/admin/audit?action=verified");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Contains("What a line says was changed.", page.FindAll("ins").Select(value => value.TextContent));
    }

    [Fact]
    public async Task Check_IsForTheHeadOfTheOrganisation()
    {
        await using var context = new PortalContext(database, World.Admin);

        Assert.Empty(Open(context).FindAll("button"));
    }

    [Fact]
    public async Task KeyChange_AsksFirst_ThenLeavesItToAJob()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = Open(context);
        void Push() => page.FindAll("section button").Single(button => Words(button.TextContent) == "Change the key").Click();

        Push();
        page.WaitForElement("dialog.confirm .secondary").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog.confirm button")));
        Assert.Equal(0, await database.ReadAsync(db => Task.FromResult(db.Jobs.Count())));

        Push();
        page.WaitForElement("dialog.confirm .primary").Click();
        page.WaitForAssertion(() =>
            Assert.Single(context.Said, said => said.Text.StartsWith("The key is being changed", StringComparison.Ordinal))
        );
        Assert.Equal([JobKinds.KeyRotation], await database.ReadAsync(db => Task.FromResult(db.Jobs.Select(job => job.Kind).ToList())));
        page.WaitForAssertion(() =>
            Assert.True(
                page.FindAll("section button").Single(button => Words(button.TextContent) == "Change the key").HasAttribute("disabled")
            )
        );
    }

    private static void Press(IRenderedComponent<AuditPage> page) =>
        page.FindAll("button").Single(button => Words(button.TextContent) == "Check the audit trail").Click();

    private static IRenderedComponent<AuditPage> Open(PortalContext context, string query = "") =>
        context.Open<AuditPage>($"/admin/audit{query}");

    private static string Address(PortalContext context) => context.Services.GetRequiredService<NavigationManager>().Uri;

    private static string Texts(IRenderedComponent<AuditPage> page, string selector) =>
        string.Join('|', page.FindAll(selector).Select(found => Words(found.TextContent)));

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
