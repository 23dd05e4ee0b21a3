using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Customers;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Prescriptions;

/// <summary>Reading prescriptions: the page of one, the tab of a customer, the lists of what is due.</summary>
public sealed partial class PrescriptionPageTests : IAsyncLifetime
{
    private const string Canary = "canary-of-a-note";
    private static readonly DateOnly Today = new(2026, 11, 24);

    private TestDatabase database = default!;
    private Guid customer;
    private Guid older;
    private Guid current;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        customer = await database.AddAsync(database.World.Centro, People.Full(1));
        older = await database.PrescribeAsync(customer, "od -1.75 -0.50x5 os -1.50 add 1.00", Today.AddYears(-2));
        current = await database.PrescribeAsync(
            customer,
            "od -2.25 -0.75x175 os -2.00 add 1.50",
            Today.AddMonths(-23),
            input => (input.Notes, input.Recommendations) = (Canary, "wear them")
        );
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Page_ForClinicalStaff_ShowsValuesAndNotes()
    {
        await using var context = new PortalContext(database, database.World.Optometrist);
        var page = Open(context, current);

        page.WaitForElement(".rx-values");
        Assert.Contains("-2.25", page.Find(".rx-values").TextContent, StringComparison.Ordinal);
        Assert.Contains(Canary, page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll($"a[href='/admin/prescriptions/{current}/amend']"));
    }

    [Fact]
    public async Task Page_ForSales_ShowsThePlainSideOnly()
    {
        await using var context = new PortalContext(database, database.World.Sales);
        var page = Open(context, current);

        page.WaitForElement(".facts");
        Assert.Contains("Current", page.Markup, StringComparison.Ordinal);
        Assert.Contains("24-12-2026", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Only clinical staff", page.Markup, StringComparison.Ordinal);
        Plain(page.Markup);
        Assert.Empty(page.FindAll(".page-actions a, .page-actions button"));
    }

    [Fact]
    public async Task Cancel_NeedsAReason_AndKeepsTheRecord()
    {
        await using var context = new PortalContext(database, database.World.Optometrist);
        var page = Open(context, current);
        page.WaitForElement(".page-actions .danger").Click();

        page.WaitForElement("#cancel-prescription-reason");
        page.Find("dialog .danger").Click();
        Assert.NotEmpty(page.FindAll("#cancel-prescription-reason-error"));
        page.Find("#cancel-prescription-reason").Change("patient lost trust");
        page.Find("dialog .danger").Click();

        page.WaitForAssertion(() => Assert.Contains("Reason: patient lost trust", page.Markup, StringComparison.Ordinal));
        Assert.Equal(PrescriptionStatus.Cancelled, (await database.PrescriptionAsync(current)).Row.Status);
        Assert.Empty(page.FindAll(".page-actions .danger"));
    }

    [Fact]
    public async Task Error_IsMarkedWithAReason()
    {
        await using var context = new PortalContext(database, database.World.Optometrist);
        var page = Open(context, current);
        page.WaitForElement(".page-actions .danger");
        page.FindAll(".page-actions .danger")[1].Click();

        page.WaitForElement("#prescription-error-reason").Change("wrong customer");
        page.Find("dialog .danger").Click();

        page.WaitForAssertion(() => Assert.Contains("Entered in error", page.Find(".page-title").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OfAnotherOrganisationOrBranch_IsRefused()
    {
        foreach (var person in new[] { database.World.SouthChief, database.World.MallAdmin })
        {
            await using var context = new PortalContext(database, person);
            var page = Open(context, current);

            page.WaitForElement(".state");
            Plain(page.Markup);
            Assert.DoesNotContain("Ana", page.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tab_ForSales_ShowsKindStatusAndDatesOnly()
    {
        await using var context = new PortalContext(database, database.World.Sales);
        var tab = Tab(context);

        tab.WaitForElement(".rx-card");
        Assert.Equal(["Current", "Superseded"], tab.FindAll(".rx-card .badge").Select(badge => badge.TextContent.Trim()));
        Assert.Empty(tab.FindAll(".rx-card button, .rx-evolution, a[href$='/prescriptions/new']"));
        Plain(tab.Markup);
        Assert.Equal(0, await ReadingsAsync());
    }

    [Fact]
    public async Task Tab_ForClinicalStaff_OpensTheCurrentOneAndOthersOnDemand()
    {
        await using var context = new PortalContext(database, database.World.Optometrist);
        var tab = Tab(context);

        tab.WaitForElement(".rx-values");
        Assert.Single(tab.FindAll(".rx-values"));
        Assert.Equal(1, await ReadingsAsync());
        tab.FindAll(".rx-card")[1].QuerySelector("button")!.Click();
        tab.WaitForAssertion(() => Assert.Equal(2, tab.FindAll(".rx-values").Count));
        Assert.Equal(2, await ReadingsAsync());
        Assert.NotEmpty(tab.FindAll($".page-actions a[href='/admin/customers/{customer}/prescriptions/new']"));
    }

    [Fact]
    public async Task Tab_TwoChosen_AreCompared()
    {
        await using var context = new PortalContext(database, database.World.Optometrist);
        var tab = Tab(context, $"&compare={current}~{older}");

        tab.WaitForElement(".rx-compare");
        var sphere = tab.Find("[data-eye=Right] [data-measure=Sphere]");
        Assert.Equal(["-1.75", "-2.25"], sphere.QuerySelectorAll("td.number").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("-0.50", sphere.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tab_CompareByAddress_GivesSalesNothing()
    {
        await using var context = new PortalContext(database, database.World.Sales);
        var tab = Tab(context, $"&compare={current}~{older}");

        tab.WaitForElement(".rx-card");
        Assert.Empty(tab.FindAll(".rx-compare"));
        Plain(tab.Markup);
    }

    [Fact]
    public async Task Tab_Evolution_IsDrawnOnDemand()
    {
        await using var context = new PortalContext(database, database.World.Optometrist);
        var tab = Tab(context);
        tab.WaitForElement(".rx-evolution button").Click();

        tab.WaitForElement(".eye-trend");
        Assert.Equal(2, tab.FindAll("#evolution-Right, #evolution-Left").Count);
    }

    [Fact]
    public async Task Due_ListsWhatExpires_NearestFirst()
    {
        await using var context = new PortalContext(database, database.World.Sales);
        var page = context.Open<PrescriptionsPage>("/admin/prescriptions");

        page.WaitForElement("tbody tr");
        Assert.Contains("Ana Soto", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("in 30 days", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Plain(page.Markup);

        context.GoTo("/admin/prescriptions?days=7");
        page.WaitForElement(".state");
        context.GoTo("/admin/prescriptions?list=recall");
        page.WaitForAssertion(() => Assert.Contains("in 52 days", page.Find("tbody tr").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/admin/prescriptions", "/admin/prescriptions")]
    [InlineData("/admin/prescriptions?list=recall&days=30&kind=progressive&page=2", "/admin/prescriptions?list=recall&days=30&page=2")]
    [InlineData("/admin/prescriptions?days=8&kind=nonsense&page=-1&size=7", "/admin/prescriptions")]
    [InlineData("/admin/prescriptions?days=7&kind=contactlens&size=50", "/admin/prescriptions?days=7&kind=contactlens&size=50")]
    public void Address_SaysWhatMakesSense(string address, string canonical) =>
        Assert.Equal(canonical, PrescriptionsUrl.Parse(address).Format());

    private static void Plain(string markup)
    {
        foreach (var secret in new[] { Canary, "-2.25", "-1.75", "Dra. Rojas", "wear them" })
        {
            Assert.DoesNotContain(secret, markup, StringComparison.Ordinal);
        }
    }

    private async Task<IRenderedComponent<PrescriptionPage>> HistoryAsync(PortalContext context, Guid id)
    {
        var page = Open(context, id);
        var show = page.WaitForElement("[aria-labelledby=history] button");
        var before = await ReadingsAsync();
        show.Click();
        page.WaitForElement(".steps");
        Assert.InRange(await ReadingsAsync(), before, before + 1);
        return page;
    }

    private IRenderedComponent<PrescriptionPage> Open(PortalContext context, Guid id) =>
        context.Open<PrescriptionPage>($"/admin/prescriptions/{id}", p => p.Add(page => page.Id, id));

    private IRenderedComponent<CustomerPage> Tab(PortalContext context, string more = "") =>
        context.Open<CustomerPage>($"/admin/customers/{customer}?tab=prescriptions{more}", p => p.Add(page => page.Id, customer));

    private Task<int> ReadingsAsync() =>
        database.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Action == "medical_read" && entry.RecordKind == "prescription"));
}
