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

        await page.InvokeAsync(() => script.MovedAsync(id, 1, 90));

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
        await page.InvokeAsync(() => script.MovedAsync(id, 1, 90));
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

        await page.InvokeAsync(() => script.MovedAsync(id, 1, 15));
        await page.InvokeAsync(() => script.MovedAsync(id, 7, 15));
        await page.InvokeAsync(() => script.MovedAsync(Ids.New(World.Start), 0, 15));

        var said = Assert.Single(context.Said);
        Assert.Equal((ToastKind.Error, "This time has just been taken. Choose another."), (said.Kind, said.Text));
        Assert.Equal(Booking.Nine, (await ReadAsync(id)).Row.StartsAt);
    }

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
