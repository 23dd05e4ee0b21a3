using Bunit;
using Optica.Portal.Features.Customers.Components.Profile;
using Optica.Portal.Tests.Support;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Portal.Tests.Components.WorkOrders;

/// <summary>The work orders of a profile: those of the customer only, for who may read them, and a new one for who may take it.</summary>
public sealed class WorkOrdersTabTests : JobsContext
{
    [Fact]
    public async Task Open_ListsTheCustomersJobsOnly_NewestFirst()
    {
        await JobAsync(Ordered);
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await JobAsync(Delivered);
        var other = await Database.AddAsync(World.Centro, People.Numbered(2));
        await Database.TakeJobAsync(other, World.Centro);
        await using var context = new PortalContext(Database, World.Sales);
        var tab = Show(context);

        Assert.Equal("TRB-2026-0002|TRB-2026-0001", Texts(tab, ".jobs tbody .cell-main"));
        Assert.Equal("Delivered|Ordered", Texts(tab, ".jobs tbody td .badge:first-child").Replace("Normal|", "", StringComparison.Ordinal));
        Assert.NotNull(tab.Find($"a.button[href='/admin/work-orders/new?customer={Ana}']"));
    }

    [Fact]
    public async Task Open_WithoutJobs_OffersTheFirst()
    {
        await using var context = new PortalContext(Database, World.Sales);
        var tab = Show(context);

        Assert.Empty(tab.FindAll(".jobs"));
        Assert.NotNull(tab.Find($".state a.button.primary[href='/admin/work-orders/new?customer={Ana}']"));
    }

    [Fact]
    public async Task Open_ManyJobs_ArePagedInTheAddressOfTheProfile()
    {
        for (var number = 0; number < 26; number++)
        {
            Database.Clock.Advance(TimeSpan.FromMinutes(1));
            await JobAsync(Ordered);
        }

        await using var context = new PortalContext(Database, World.Sales);
        var tab = Show(context, 2);

        Assert.Equal("TRB-2026-0001", Texts(tab, ".jobs tbody .cell-main"));
        Assert.NotEmpty(tab.FindAll($"a[href='/admin/customers/{Ana}?tab=work-orders&page=1']"));
    }

    [Fact]
    public async Task Open_WithoutTheRight_IsRefused()
    {
        await JobAsync(Ordered);
        foreach (var person in new[] { World.Optometrist, World.MallAdmin, World.SouthChief })
        {
            await using var context = new PortalContext(Database, person);
            var tab = Show(context);
            Assert.DoesNotContain("TRB-", tab.Markup, StringComparison.Ordinal);
            Assert.Empty(tab.FindAll("table"));
        }
    }

    private IRenderedComponent<WorkOrdersTab> Show(PortalContext context, int page = 1)
    {
        var tab = context.Render<WorkOrdersTab>(parameters => parameters.Add(one => one.CustomerId, Ana).Add(one => one.At, page));
        tab.WaitForElement(".jobs, .state");
        return tab;
    }
}
