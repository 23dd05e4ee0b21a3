using Bunit;
using Microsoft.JSInterop;
using Optica.Portal.Features.WorkOrders.Components;
using Optica.Portal.Tests.Support;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Portal.Tests.Components.WorkOrders;

/// <summary>The board: what stands where, who may move it, and what refusals leave behind.</summary>
public sealed class WorkOrderBoardTests : JobsContext
{
    [Fact]
    public async Task Open_JobsStandInTheirColumnsAndClosedOnesDoNot()
    {
        await JobAsync(Ordered);
        await JobAsync(SentToLab);
        await JobAsync(Cancelled);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Board(context);

        Assert.Equal(10, page.FindAll("[data-column]").Count);
        Assert.Equal("TRB-2026-0001", Cards(page, Ordered));
        Assert.Equal("TRB-2026-0002", Cards(page, SentToLab));
        Assert.Equal("2 open work orders", Words(page.Find("p[role=status]").TextContent));
    }

    [Fact]
    public async Task Open_Late_IsSaidInWordsAndCanBeFiltered()
    {
        var day = DateOnly.FromDateTime(Database.Clock.GetUtcNow().UtcDateTime);
        await JobAsync(Ordered, input => input.PromisedOn = day);
        await JobAsync(Ordered);
        Database.Clock.Advance(TimeSpan.FromDays(3));
        await using var context = new PortalContext(Database, World.Sales);
        var page = Board(context, "?overdue=1");

        Assert.Equal("TRB-2026-0001", Cards(page, Ordered));
        Assert.StartsWith("Overdue: ", Texts(page, ".job-days .badge[data-tone=danger]"), StringComparison.Ordinal);
        Assert.Equal("1 overdue", Texts(page, "[data-column=Ordered] header .badge[data-tone=danger]").Split('|')[0]);
    }

    [Fact]
    public async Task Menu_ListsAllowedStepsOnlyAndMoves()
    {
        var job = await JobAsync(Ordered);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Board(context);
        Assert.Equal(
            "Move TRB-2026-0001 to: Waiting for payment|Move TRB-2026-0001 to: Sent to the laboratory|Move TRB-2026-0001 to: Cancelled",
            Texts(page, ".move button")
        );

        Press(page, "Move TRB-2026-0001 to: Sent to the laboratory", ".move");
        page.WaitForElement("dialog.confirm .primary").Click();

        page.WaitForAssertion(() => Assert.Equal("TRB-2026-0001", Cards(page, SentToLab)));
        Assert.Equal("TRB-2026-0001 is now: Sent to the laboratory", Assert.Single(context.Said).Text);
        Assert.Equal(SentToLab, await StatusAsync(job));
    }

    [Fact]
    public async Task Return_AsksForTheCause_AndKeepsIt()
    {
        var job = await JobAsync(ReceivedFromLab);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Board(context);

        Press(page, "Move TRB-2026-0001 to: Returned", ".move");
        page.WaitForElement("#return-job-reason");
        Press(page, "Return", "dialog");
        page.WaitForElement("#return-job-reason-error");
        Assert.Equal(ReceivedFromLab, await StatusAsync(job));

        page.Find("#return-job-reason").Change("rayado");
        Press(page, "Return", "dialog");
        page.WaitForAssertion(() => Assert.Equal("TRB-2026-0001", Cards(page, Returned)));
        Assert.Equal("rayado", (await Database.ReadJobAsync(job)).Steps[^1].Note);
    }

    [Fact]
    public async Task Deliver_Unpaid_IsRefusedToSalesAndAsksAnAdminWhy()
    {
        var order = await Database.SellAsync(Ana, World.Centro, 100_000);
        var job = await JobAsync(ReadyForPickup, input => input.OrderId = order);
        await using (var context = new PortalContext(Database, World.Sales))
        {
            var page = Board(context);
            Press(page, "Move TRB-2026-0001 to: Delivered", ".move");
            page.WaitForAssertion(() => Assert.Contains("$100.000", Assert.Single(context.Said).Text, StringComparison.Ordinal));
            Assert.Equal("TRB-2026-0001", Cards(page, ReadyForPickup));
            Assert.Equal(ReadyForPickup, await StatusAsync(job));
        }

        await using (var context = new PortalContext(Database, World.Admin))
        {
            var page = Board(context);
            Press(page, "Move TRB-2026-0001 to: Delivered", ".move");
            page.WaitForElement("#deliver-job-reason").Change("paga mañana");
            Press(page, "Hand over anyway", "dialog");
            page.WaitForElement(".state");
            Assert.Equal(Delivered, await StatusAsync(job));
        }
    }

    [Fact]
    public async Task Drop_WhereItMayNotGo_IsToldAndNothingIsMoved()
    {
        var job = await JobAsync(Ordered);
        await using var context = new PortalContext(Database, World.Sales);
        var module = context.JSInterop.SetupModule("./js/board.js");
        module.Mode = JSRuntimeMode.Loose;
        var page = Board(context);
        page.WaitForState(() => module.Invocations["attach"].Count == 1);
        var script = Assert.IsType<DotNetObjectReference<BoardScript>>(module.Invocations["attach"].Single().Arguments[0]).Value;

        await script.MovedAsync(job, nameof(Mounted));
        await script.MovedAsync(job, "nowhere");
        Assert.Contains("cannot take that step", Assert.Single(context.Said).Text, StringComparison.Ordinal);
        Assert.Equal(("TRB-2026-0001", Ordered), (Cards(page, Ordered), await StatusAsync(job)));

        var moving = script.MovedAsync(job, nameof(SentToLab));
        page.WaitForElement("dialog.confirm .primary").Click();
        await moving;
        page.WaitForAssertion(() => Assert.Equal("TRB-2026-0001", Cards(page, SentToLab)));
        Assert.Equal(SentToLab, await StatusAsync(job));
    }

    [Fact]
    public async Task Open_WithoutTheRight_IsDenied()
    {
        await JobAsync(Ordered);
        await using var context = new PortalContext(Database, World.Optometrist);
        var page = Board(context);

        Assert.Contains("Access denied", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("TRB-", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_FiltersByStatus()
    {
        await JobAsync(Ordered);
        await JobAsync(Cancelled);
        await using var context = new PortalContext(Database, World.Sales);

        Assert.Equal("TRB-2026-0002", Texts(Board(context, "?view=table&status=cancelled"), ".jobs tbody .cell-main"));
    }
}
