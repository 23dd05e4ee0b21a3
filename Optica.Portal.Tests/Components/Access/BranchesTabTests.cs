using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Features.Access;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Access;

/// <summary>Branches are added and closed without a question too many.</summary>
public sealed class BranchesTabTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    private World World => database.World;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>What cannot be done is not asked for: what is open there stands in the panel, and the way to it.</summary>
    [Fact]
    public async Task Close_WithOpenWork_ShowsItAtOnceAndAsksNothing()
    {
        var customer = await database.AddAsync(World.Centro, People.Numbered(1));
        await database.SellAsync(customer, World.Centro);
        await database.SellAsync(customer, World.Centro);
        await database.BookAsync(World.Sales, Booking.For(customer, await database.AddBoxAsync(World.Centro)));
        await using var context = new PortalContext(database, World.Super);
        var page = await OpenAsync(context, World.Centro);

        Button(page, "Close branch").Click();

        page.WaitForElement(".side-panel .waits");
        Assert.Equal(
            [
                ("Orders, Pending: 2", $"/admin/orders?status=pending&branch={World.Centro}"),
                ("Booked visits: 1, the first on 30-11-2026", $"/admin/appointments?view=month&date=2026-11-30&branch={World.Centro}"),
            ],
            page.FindAll(".waits a").Select(way => (way.TextContent, way.GetAttribute("href")))
        );
        Assert.Empty(page.FindAll("dialog.confirm .danger"));
        Assert.Empty(context.Said);
    }

    [Fact]
    public async Task Close_WithNothingOpen_IsAskedAndDone()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = await OpenAsync(context, World.Playa);

        Button(page, "Close branch").Click();
        page.WaitForElement("dialog.confirm .danger").Click();

        page.WaitForAssertion(() => Button(page, "Open again"));
        Assert.False(
            await database.ReadAsync(db => db.Branches.Where(row => row.Id == World.Playa).Select(row => row.IsActive).SingleAsync())
        );
    }

    /// <summary>The only one stays open: that is said at once, too.</summary>
    [Fact]
    public async Task Close_TheLast_IsToldWithoutAsking()
    {
        await database.ReadAsync(db =>
            db.Branches.Where(row => row.OrganisationId == World.North && row.Id != World.Playa)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsActive, false))
        );
        await using var context = new PortalContext(database, World.Super);
        var page = await OpenAsync(context, World.Playa);

        Button(page, "Close branch").Click();

        page.WaitForAssertion(() => Assert.NotEmpty(context.Said));
        Assert.Empty(page.FindAll("dialog.confirm .danger"));
    }

    /// <summary>A new branch opens on its hours: nobody has to look for where they are set.</summary>
    [Fact]
    public async Task Add_LeadsToTheHoursOfTheNewBranch()
    {
        await using var context = new PortalContext(database, World.Super);
        await context.SitAsync();
        var page = context.Open<AccessPage>("/admin/access?tab=branches&add=1");
        page.WaitForElement("#branch-form");

        page.Find("#field-Name").Change("Ñuñoa");
        page.Find("#branch-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Ñuñoa was added", Assert.Single(context.Said).Text, StringComparison.Ordinal));
        var id = await database.ReadAsync(db => db.Branches.Where(row => row.Name == "Ñuñoa").Select(row => row.Id).SingleAsync());
        Assert.EndsWith(
            $"/admin/appointments/settings?branch={id}",
            context.Services.GetRequiredService<NavigationManager>().Uri,
            StringComparison.Ordinal
        );
    }

    private static async Task<IRenderedComponent<AccessPage>> OpenAsync(PortalContext context, Guid branch)
    {
        await context.SitAsync();
        var page = context.Open<AccessPage>($"/admin/access?tab=branches&record={branch}");
        page.WaitForElement(".side-panel-foot .button");
        return page;
    }

    private static IElement Button(IRenderedComponent<AccessPage> page, string text) =>
        page.FindAll(".side-panel-foot .button").Single(button => button.TextContent.Trim() == text);
}
