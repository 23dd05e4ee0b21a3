using Bunit;
using Optica.Portal.Features.Dashboard.Components;
using Optica.Portal.Tests.Components.WorkOrders;
using Optica.Portal.Tests.Support;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Portal.Tests.Components.Dashboard;

/// <summary>What customers can fetch: longest waiting first, with what is still to be paid; of branches in reach.</summary>
public sealed class PickUpPanelTests : JobsContext
{
    [Fact]
    public async Task Open_ListsWhatIsReady_LongestWaitingFirst_WithWhatIsDue()
    {
        var order = await Database.SellAsync(Ana, World.Centro, 45_000);
        await JobAsync(Ordered);
        var first = await JobAsync(ReadyForPickup, input => input.OrderId = order);
        Database.Clock.Advance(TimeSpan.FromDays(2));
        await JobAsync(ReadyForPickup);
        await using var context = new PortalContext(Database, World.Sales);
        var panel = Show(context);

        Assert.Equal("TRB-2026-0002|TRB-2026-0003", Texts(panel, ".person a"));
        Assert.Equal($"/admin/work-orders/{first}", panel.Find(".person a").GetAttribute("href"));
        Assert.Contains("2 days", Texts(panel, ".person:first-child .muted"), StringComparison.Ordinal);
        Assert.Equal("Balance due: $45.000", Texts(panel, ".badge"));
        Assert.Equal("/admin/work-orders?view=table&status=readyforpickup", panel.Find(".card-head a").GetAttribute("href"));
    }

    [Fact]
    public async Task Open_NothingReadyOrNothingInReach_SaysSo()
    {
        await JobAsync(Mounted);
        await using (var context = new PortalContext(Database, World.Sales))
        {
            Assert.Empty(Show(context).FindAll(".person"));
        }

        await JobAsync(ReadyForPickup);
        foreach (var person in new[] { World.MallAdmin, World.SouthChief })
        {
            await using var context = new PortalContext(Database, person);
            var panel = Show(context);
            Assert.Empty(panel.FindAll(".person"));
            Assert.DoesNotContain("TRB-", panel.Markup, StringComparison.Ordinal);
        }
    }

    private static IRenderedComponent<PickUpPanel> Show(PortalContext context)
    {
        var panel = context.Render<PickUpPanel>();
        panel.WaitForElement(".person, p.muted");
        return panel;
    }
}
