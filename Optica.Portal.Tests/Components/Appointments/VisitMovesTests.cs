using Bunit;
using Microsoft.JSInterop;
using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Features.Appointments.Components;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Appointments;

/// <summary>Visits that are dragged, and brought back.</summary>
public sealed class VisitMovesTests : CalendarContext
{
    [Fact]
    public async Task Drop_OnAnotherBoxAndTime_MovesWithAWayBack()
    {
        var id = await BookAsync(Ana);
        await ConfirmAsync(id);
        await using var context = Sit(World.Sales);
        var (page, script) = OpenWithScript(context);

        await page.InvokeAsync(() => script.MovedAsync(new(id, Board(page), 1, 90)));

        page.WaitForAssertion(() =>
            Assert.Equal("10:30 Ana Araya Scheduled · Eye exam, 10:30–11:00", page.Find(".visit").GetAttribute("aria-label"))
        );
        Assert.Equal("1", page.Find(".visit").GetAttribute("data-column"));
        var said = Assert.Single(context.Said);
        Assert.Equal(("Ana Araya moved to 30-11-2026 10:30, Box 2", TimeSpan.FromSeconds(10)), (said.Text, said.Stays));

        await page.InvokeAsync(said.Action!.RunAsync);

        page.WaitForAssertion(() =>
            Assert.Equal("09:00 Ana Araya Confirmed · Eye exam, 09:00–09:30", page.Find(".visit").GetAttribute("aria-label"))
        );
        Assert.Equal("0", page.Find(".visit").GetAttribute("data-column"));
        Assert.Null(context.Said[^1].Action);
    }

    [Fact]
    public async Task Undo_AfterSomebodyElseChangedIt_IsRefused()
    {
        var id = await BookAsync(Ana);
        await using var context = Sit(World.Sales);
        var (page, script) = OpenWithScript(context);
        await page.InvokeAsync(() => script.MovedAsync(new(id, Board(page), 1, 90)));
        page.WaitForAssertion(() => Assert.Single(context.Said));
        await ConfirmAsync(id);

        await page.InvokeAsync(context.Said[0].Action!.RunAsync);

        Assert.Equal(ToastKind.Error, context.Said[^1].Kind);
        Assert.Equal((Other, AppointmentStatus.Confirmed), ((await ReadAsync(id)).Row.ResourceId, (await ReadAsync(id)).Row.Status));
    }

    [Fact]
    public async Task Drop_WhereSomebodyIs_SaysSoAndMovesNothing()
    {
        var id = await BookAsync(Ana);
        await BookAsync(Eva, Other);
        await using var context = Sit(World.Sales);
        var (page, script) = OpenWithScript(context);

        await page.InvokeAsync(() => script.MovedAsync(new(id, Board(page), 1, 15)));
        await page.InvokeAsync(() => script.MovedAsync(new(id, Board(page), 7, 15)));
        await page.InvokeAsync(() => script.MovedAsync(new(Ids.New(World.Start), Board(page), 0, 15)));

        var said = Assert.Single(context.Said);
        Assert.Equal((ToastKind.Error, "This time has just been taken. Choose another."), (said.Kind, said.Text));
        Assert.Equal(Booking.Nine, (await ReadAsync(id)).Row.StartsAt);
    }

    /// <summary>The message with its way back outlives the panel it came from.</summary>
    [Fact]
    public async Task Undo_AfterThePanelWasClosed_MovesItBack()
    {
        var id = await BookAsync(Ana);
        await using var context = Sit(World.Sales);
        var page = OpenVisit(context, id);
        Press(page, "Move");
        page.WaitForElement("#move-day").Change("01-12-2026");
        page.WaitForAssertion(() => Assert.Equal("09:00", page.Find(".slot-choice").TextContent.Trim()));
        page.Find(".slot-choice input").Change(true);
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Ana Araya moved to 01-12-2026 09:00, Box 1", context.Said[^1].Text));
        context.GoTo($"{AppointmentsUrl.Path}?date={Monday}");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".visit-facts")));

        await page.InvokeAsync(context.Said[^1].Action!.RunAsync);

        Assert.Equal(Booking.Nine, (await ReadAsync(id)).Row.StartsAt);
        page.WaitForElement(".visit");
    }

    /// <summary>A colleague's early visit made the day begin at seven: what was nine on screen would be seven now.</summary>
    [Fact]
    public async Task Drop_OnACalendarThatWasDrawnAnew_MovesNothing()
    {
        var id = await BookAsync(Ana);
        await using var context = Sit(World.Sales);
        var (page, script) = OpenWithScript(context);

        await page.InvokeAsync(() => script.MovedAsync(new(id, Board(page) + 1, 1, 90)));

        var said = Assert.Single(context.Said);
        Assert.Equal((ToastKind.Error, "The calendar changed while you were moving. Move the visit again."), (said.Kind, said.Text));
        Assert.Equal(Booking.Nine, (await ReadAsync(id)).Row.StartsAt);
    }

    /// <summary>After the list of today has been on screen, actions still work in the calendar.</summary>
    [Fact]
    public async Task Drop_AfterTheListOfToday_Moves()
    {
        var id = await BookAsync(Ana);
        await using var context = Sit(World.Sales);
        var (page, script) = OpenWithScript(context);
        context.GoTo($"{AppointmentsUrl.Path}?view=today&date={Monday}");
        page.WaitForElement(".calendar-views [aria-current='true'][href*='view=today']");
        context.GoTo($"{AppointmentsUrl.Path}?date={Monday}");
        page.WaitForElement(".visit");

        await page.InvokeAsync(() => script.MovedAsync(new(id, Board(page), 1, 90)));

        page.WaitForAssertion(() => Assert.Equal("1", page.Find(".visit").GetAttribute("data-column")));
        Assert.All(context.Said, said => Assert.Equal(ToastKind.Success, said.Kind));
    }

    [Fact]
    public async Task Columns_HoldTheStartsOfTheBranchesGrid_AlsoAfterLunch()
    {
        await Database.SetHoursAsync(
            World.Centro,
            input =>
            {
                (input.SlotMinutes, input.Days[0].LunchFrom, input.Days[0].LunchUntil) = (40, new TimeOnly(13, 0), new TimeOnly(14, 0));
            }
        );
        await BookAsync(Ana);
        await using var context = Sit(World.Sales);

        var page = Open(context);

        var starts = page.WaitForElement(".calendar-column").GetAttribute("data-starts")!.Split(' ');
        Assert.Equal(["0", "40", "80", "120", "160", "200", "300", "340"], starts.Take(8));
    }

    private static int Board(IRenderedComponent<AppointmentsPage> page) =>
        int.Parse(page.Find(".calendar").GetAttribute("data-board")!, System.Globalization.CultureInfo.InvariantCulture);

    private static (IRenderedComponent<AppointmentsPage> Page, CalendarScript Script) OpenWithScript(PortalContext context)
    {
        var module = context.JSInterop.SetupModule("./js/calendar.js");
        module.Mode = JSRuntimeMode.Loose;
        var page = Open(context);
        page.WaitForElement(".visit");
        var attached = module.VerifyInvoke("attach");
        return (page, Assert.IsType<DotNetObjectReference<CalendarScript>>(attached.Arguments[0]).Value);
    }

    private async Task ConfirmAsync(Guid id)
    {
        await using var scope = Database.As(World.Admin);
        (await scope.Get<AppointmentLifeService>().ConfirmAsync(id, new ChangeOptions(), CancellationToken.None)).Expect();
    }
}
