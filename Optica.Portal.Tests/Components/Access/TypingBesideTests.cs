using Bunit;
using Optica.Data.Access;
using Optica.Data.Organisations;
using Optica.Portal.Features.Access;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Access;

/// <summary>What somebody types beside a list stays, whatever becomes of the list (UX: typed text is never lost).</summary>
public sealed class TypingBesideTests : IAsyncLifetime
{
    private readonly FailingCommands failing = new();
    private TestDatabase database = default!;

    private World World => database.World;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(configure: failing.AddTo);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task BranchForm_WhileTheListFails_StaysAndIsSaved()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = await OpenAsync(context, $"?tab=branches&record={World.Mall}&edit=1", "#branch-form");
        page.Find("#field-Address").Change("Los Leones 12");

        await FailAsync("\"BranchSchedules\"", chief => AddAsync(chief, "Austral"));

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".state")));
        Assert.Equal("Los Leones 12", page.Find("#field-Address").GetAttribute("value"));
        page.Find("#branch-form").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#branch-form")));
    }

    /// <summary>What a colleague adds would move the rows: it waits, and the form stays.</summary>
    [Fact]
    public async Task BranchForm_WhileAColleagueAddsABranch_StaysAndTheListOffersIt()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = await OpenAsync(context, "?tab=branches&add=1", "#branch-form");
        page.Find("#field-Name").Change("Boreal");

        await AddBranchAsync("Austral");

        page.WaitForElement(".news .button").Click();
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("tbody tr").Count));
        Assert.Equal("Boreal", page.Find("#field-Name").GetAttribute("value"));
    }

    /// <summary>Asked for by hand or not: a list that fails costs the list.</summary>
    [Fact]
    public async Task BranchForm_WhileTheNewRowsFail_Stays()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = await OpenAsync(context, "?tab=branches&add=1", "#branch-form");
        page.Find("#field-Name").Change("Boreal");
        await AddBranchAsync("Austral");
        page.WaitForElement(".news .button");
        failing.Only = "\"BranchSchedules\"";
        failing.Arm(0);

        page.Find(".news .button").Click();

        page.WaitForElement(".state code");
        Assert.Equal("Boreal", page.Find("#field-Name").GetAttribute("value"));
    }

    /// <summary>A list that failed comes back with the next asking that succeeds, whoever asks, and hears of what others do as before.</summary>
    [Fact]
    public async Task List_ThatFailed_ComesBackByItself()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = await OpenAsync(context, $"?tab=branches&record={World.Mall}&edit=1", "#branch-form");
        await FailAsync("\"BranchSchedules\"", chief => AddAsync(chief, "Austral"));
        page.WaitForElement(".state code");

        // saving reads the list again
        page.Find("#field-Address").Change("Los Leones 12");
        page.Find("#branch-form").Submit();
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("tbody tr").Count));
        Assert.Empty(page.FindAll(".state code"));

        await FailAsync("\"BranchSchedules\"", chief => AddAsync(chief, "Boreal"));
        page.WaitForElement(".state code");
        await AddBranchAsync("Castro");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".state code")));
    }

    [Fact]
    public async Task UserList_ThatFailed_ComesBackWithAnotherFilter()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = await OpenAsync(context, "", "tbody tr");
        await FailAsync("MAX(\"u\".\"LastSeenAt\")", LockAsync);
        page.WaitForElement(".state code");

        context.GoTo($"/admin/access?branch={World.Mall}");

        page.WaitForElement("tbody tr");
    }

    [Fact]
    public async Task UserForm_WhileTheListFails_Stays()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = await OpenAsync(context, $"?user={World.Onlooker.Id}&edit=1", "#user-form");
        page.Find("#field-Name").Change("Looks on");

        await FailAsync("MAX(\"u\".\"LastSeenAt\")", LockAsync);

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".state")));
        Assert.Equal("Looks on", page.Find("#field-Name").GetAttribute("value"));
    }

    /// <summary>The account itself is read again only once nobody types any more.</summary>
    [Fact]
    public async Task UserForm_WhileTheAccountChanges_IsLeftAlone()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = await OpenAsync(context, $"?user={World.Sales.Id}&edit=1", "#user-form");
        page.Find("#field-Name").Change("Sales of Centro");

        await FailAsync("\"AspNetUserPasskeys\"", LockAsync);

        page.WaitForAssertion(() => Assert.Contains("Locked", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Equal("Sales of Centro", page.Find("#field-Name").GetAttribute("value"));
        failing.Rest();
        page.Find("#user-form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Locked", page.Find(".side-panel .badges").TextContent, StringComparison.Ordinal));
    }

    private async Task<IRenderedComponent<AccessPage>> OpenAsync(PortalContext context, string address, string part)
    {
        await context.SitAsync();
        var page = context.Open<AccessPage>("/admin/access" + address);
        page.WaitForElement(part);
        page.WaitForElement("tbody tr");
        return page;
    }

    private async Task AddBranchAsync(string name)
    {
        await using var chief = database.As(World.Chief);
        await AddAsync(chief, name);
    }

    private static async Task AddAsync(TestScope chief, string name) =>
        (await chief.Get<BranchService>().AddAsync(new() { Name = name }, new(), CancellationToken.None)).Expect();

    private async Task LockAsync(TestScope chief) =>
        (await chief.Get<UserLifeService>().LockAsync(World.Sales.Id, "vacaciones", CancellationToken.None)).Expect();

    /// <summary>Somebody changes something, and asking again because of it fails.</summary>
    private async Task FailAsync(string part, Func<TestScope, Task> change)
    {
        await using var chief = database.As(World.Chief);
        failing.Only = part;
        failing.Arm(0);
        await change(chief);
    }
}
