using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers;

public sealed class CustomersPageTests : ListContext
{
    [Fact]
    public async Task Open_Nobody_OffersToRegisterTheFirst()
    {
        await SignInAsync(world => world.Sales);
        var page = Open();

        Assert.Equal("No customers yet", page.Find(".state h2").TextContent);
        Assert.All(page.FindAll(".primary"), link => Assert.Equal("/admin/customers/new", link.GetAttribute("href")));
    }

    [Fact]
    public async Task Open_ByFilter_SaysSoAndClears()
    {
        await SignInAsync(world => world.Sales);
        await AddAsync(1, "Ana", "Soto");
        var page = Open("?q=zzz");

        Assert.Equal("No customer fits these filters", page.Find(".state h2").TextContent);
        Assert.Equal("/admin/customers", page.Find(".state .button").GetAttribute("href"));
        Assert.Equal("Remove filter “Text: zzz”", page.Find(".chip a").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Open_Sales_SeesOwnBranchByFamilyName()
    {
        await SignInAsync(world => world.Sales);
        await AddAsync(1, "Berta", "Soto");
        await AddAsync(2, "Zoila", "Araya");
        await AddAsync(3, "Otra", "Mall", World.Mall);
        var page = Open();

        Assert.Equal("Zoila Araya, Berta Soto", Names(page));
        Assert.Equal("ascending", page.Find("th[aria-sort]").GetAttribute("aria-sort"));
        Assert.Equal("2, 2, 2, 0", Texts(page, ".stat-figure"));
        Assert.DoesNotContain("Branch", Texts(page, "th"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Move_ToAnotherAddress_ShowsItAndBackAgain()
    {
        await SignInAsync(world => world.Super);
        await AddAsync(1, "Ana", "Soto", null, "VIP");
        await AddAsync(2, "Berta", "Araya", World.Mall);
        var page = Open();

        Navigation.NavigateTo("/admin/customers?tag=vip");
        page.WaitForAssertion(() => Assert.Equal("Ana Soto", Names(page)));
        Navigation.NavigateTo($"/admin/customers?branch={World.Mall}");
        page.WaitForAssertion(() => Assert.Equal("Berta Araya", Names(page)));
        Navigation.NavigateTo("/admin/customers");
        page.WaitForAssertion(() => Assert.Equal("Berta Araya, Ana Soto", Names(page)));
    }

    [Fact]
    public async Task Filter_ByStatus_GoesIntoTheAddress()
    {
        await SignInAsync(world => world.Admin);
        await AddAsync(1, "Ana", "Soto");
        var page = Open("?page=3&size=50");

        page.Find("#list-status").Change("inactive");

        Assert.EndsWith("/admin/customers?status=inactive&size=50", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Empty(Names(page)));
    }

    [Fact]
    public async Task Filter_BySegmentAndSpent_GoesIntoTheAddressAndComesBackAsChips()
    {
        await SignInAsync(world => world.Admin);
        await AddAsync(1, "Ana", "Soto");
        var once = await AddAsync(2, "Berta", "Araya");
        await Database.SellAsync(once, World.Centro, 120_000);
        var page = Open();
        Assert.Equal("First-time, New", Texts(page, "td .segment"));

        page.Find("#list-segment").Change("FirstTime");
        Assert.EndsWith("/admin/customers?segment=first_time", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("Berta Araya", Names(page)));
        page.Find("#list-spent-from").Change("$120.000");
        page.Find("#list-spent-to").Change("120000");
        Assert.EndsWith("?segment=first_time&spent_from=120000&spent_to=120000", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("Berta Araya", Names(page)));
        Assert.Equal(
            "Remove filter “Segment: First-time”|Remove filter “Spent at least $120.000”|Remove filter “Spent at most $120.000”",
            string.Join('|', page.FindAll(".chip a").Select(chip => chip.GetAttribute("aria-label")))
        );

        page.Find("#list-spent-from").Change("120001");
        page.WaitForAssertion(() => Assert.Empty(Names(page)));
        Navigation.NavigateTo("/admin/customers?segment=new");
        page.WaitForAssertion(() => Assert.Equal("Ana Soto", Names(page)));
        Assert.Equal("New", page.Find("#list-segment").GetAttribute("value"));
    }

    [Fact]
    public async Task Open_AtRisk_TellsTheTierToo()
    {
        await SignInAsync(world => world.Admin);
        var id = await AddAsync(1, "Ana", "Soto");
        await Database.SellAsync(id, World.Centro);
        Database.Clock.Now = World.Start.AddDays(181);
        var page = Open($"?segment=at_risk&peek={id}");

        Assert.Equal("At risk", page.Find("td .segment").TextContent);
        Assert.Equal("First-time", page.Find("td .segment ~ .cell-sub").TextContent);
        page.WaitForAssertion(() => Assert.Equal("At risk · First-time", page.Find(".side-panel .segment").TextContent));
    }

    [Fact]
    public async Task Type_APartOfAName_GoesIntoTheAddressAfterAMoment()
    {
        await SignInAsync(world => world.Sales);
        await AddAsync(1, "Ana", "Soto");
        await AddAsync(2, "Berta", "Araya");
        Services.AddSingleton(TimeProvider.System);
        var page = Open();

        page.Find("#list-search").Input("ber");

        Assert.Equal("by name", page.Find(".search-kind").TextContent);
        page.WaitForAssertion(() => Assert.EndsWith("?q=ber", Navigation.Uri, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        page.WaitForAssertion(() => Assert.Equal("Berta Araya", Names(page)));
    }

    [Fact]
    public async Task Type_AndLeave_IsNotCalledBack()
    {
        await SignInAsync(world => world.Sales);
        Services.AddSingleton(TimeProvider.System);
        var page = Open();

        page.Find("#list-search").Input("ber");
        Navigation.NavigateTo("/");
        await DisposeComponentsAsync();
        await Task.Delay(400, Cancellation);

        Assert.Equal("http://localhost/", Navigation.Uri);
    }

    [Fact]
    public async Task Peek_OfAnotherPage_ShowsTheRowAndReadsNothingMedical()
    {
        await SignInAsync(world => world.Optometrist);
        var id = await Database.AddAsync(World.Centro, People.Full(1));
        var page = Open($"?status=inactive&peek={id}");

        page.WaitForAssertion(() => Assert.Equal("Ana Soto", page.Find("#side-panel-title").TextContent));
        Assert.DoesNotContain("glaucoma", page.Markup, StringComparison.Ordinal);
        Assert.False(await Database.ReadAsync(db => db.AuditEntries.AnyAsync(row => row.Action == AuditActions.MedicalRead, Cancellation)));
    }

    [Fact]
    public async Task Peek_OutOfReach_SaysSo()
    {
        await SignInAsync(world => world.Sales);
        var id = await AddAsync(1, "Ana", "Soto", World.Costa);
        var page = Open($"?peek={id}");

        page.WaitForAssertion(() => Assert.Single(Toasts.Shown));
        Assert.Empty(page.FindAll(".side-panel"));
        Assert.DoesNotContain("Soto", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_PlatformWithoutAReason_SaysWhatToDo()
    {
        await SignInAsync(world => world.Platform);
        await AddAsync(1, "Ana", "Soto");
        var page = Open();

        page.WaitForElement(".state a[href='/admin/access?tab=organisations']");
        Assert.DoesNotContain("Soto", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_PlatformForAReason_ReadsEverythingAndChangesNothing()
    {
        await SignInAsync(world => world.Platform);
        await Database.OpenToPlatformAsync();
        await AddAsync(1, "Ana", "Soto");
        await AddAsync(2, "Berta", "Araya", World.Costa);
        var page = Open();

        Assert.Equal("Berta Araya, Ana Soto", Names(page));
        Assert.Empty(page.FindAll("[data-select], .primary"));
        Assert.Contains("Visión Sur", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ForeignBranch_IsRefusedWithoutRows()
    {
        await SignInAsync(world => world.Sales);
        await AddAsync(1, "Ana", "Soto", World.Mall);
        var page = Open($"?branch={World.Mall}");

        Assert.Empty(Names(page));
        Assert.NotNull(page.Find(".state.denied, .state .is-warning"));
    }
}
