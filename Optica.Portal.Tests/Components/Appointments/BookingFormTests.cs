using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Appointments;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Appointments;

/// <summary>Booking beside the calendar.</summary>
public sealed class BookingFormTests : CalendarContext
{
    [Fact]
    public async Task Slot_WithACustomer_IsBookedWithWhatItSays()
    {
        await using var context = Sit(World.Sales);
        var page = Start(context, $"&at=2026-11-30T13:00Z&on={Other}&customer={Ana}");

        Assert.Equal("Ana Araya", page.WaitForElement(".who a").TextContent);
        page.WaitForAssertion(() => Assert.Equal("Monday 30 November 2026, 10:00–10:30 · Box 2", Words(page.Find(".chosen").TextContent)));
        Assert.Equal("10:00", Chosen(page));
        page.Find("#visit-type").Change("2");
        page.Find("#visit-notes").Change("Viene con lentes");
        page.Find("#booking-form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Booked: Ana Araya, 30-11-2026 10:00", Assert.Single(context.Said).Text));
        Assert.EndsWith($"?date={Monday}", Address(context), StringComparison.Ordinal);
        page.WaitForAssertion(() =>
            Assert.Equal("10:00 Ana Araya Scheduled · Fitting, 10:00–10:30", page.Find(".visit").GetAttribute("aria-label"))
        );
        var stored = await Database.ReadAsync(db => db.Appointments.SingleAsync());
        Assert.Equal(
            (Other, Ana, AppointmentType.Fitting, "Viene con lentes"),
            (stored.ResourceId, stored.CustomerId, stored.Type, stored.Notes)
        );
    }

    /// <summary>Who comes and for what is kept; the time is chosen anew, since it may be taken by then.</summary>
    [Fact]
    public async Task Typed_GoneOnWith_IsAsItWasButForTheTime()
    {
        await using (var context = Sit(World.Sales))
        {
            var page = Start(context, $"&at=2026-11-30T13:00Z&on={Other}&customer={Ana}");
            page.WaitForElement(".who a");
            page.Find("#visit-type").Change("2");
            page.Find("#visit-notes").Change("Viene con lentes");
            await page.KeepAsync();
        }

        await using var later = Sit(World.Sales);
        var again = Start(later);
        again.GoOn();
        Assert.Equal("Ana Araya", again.WaitForElement(".who a").TextContent);
        Assert.Equal("Viene con lentes", again.Find("#visit-notes").GetAttribute("value") ?? again.Find("#visit-notes").TextContent);
        again.Find("#booking-form").Submit();
        again.WaitForAssertion(() => Assert.Equal("Choose the day and time.", Messages(again, "StartsAt")));
        again.WaitForElement(".slot-choice input").Change(true);
        again.Find("#booking-form").Submit();

        again.WaitForAssertion(() => Assert.Single(later.Said));
        var stored = await Database.ReadAsync(db => db.Appointments.SingleAsync());
        Assert.Equal((Ana, AppointmentType.Fitting, "Viene con lentes"), (stored.CustomerId!.Value, stored.Type, stored.Notes));
        Assert.Equal(0, await Database.DraftsAsync());
    }

    [Fact]
    public async Task Nothing_Typed_IsSaidBesideTheFields()
    {
        await using var context = Sit(World.Sales);
        var page = Start(context);

        page.Find("#booking-form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Choose the customer, or enter a guest.", Messages(page, "GuestName")));
        Assert.Equal("Choose the day and time.", Messages(page, "StartsAt"));
        Assert.Equal("", Messages(page, "ResourceId"));
        Assert.Equal("true", page.Find("#visit-who").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Guest_NeedsRutOrPhone_AndIsBookedByWhoeverIsFree()
    {
        await BookAsync(Eva);
        await using var context = Sit(World.Sales);
        var page = Start(context);
        page.Find("#visit-who").Change("Zoila Vega");
        page.WaitForElement(".slot-choice input").Change(true);
        page.Find("#booking-form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Enter the guest's RUT or phone.", Messages(page, "GuestPhone")));

        page.Find("#guest-rut").Change("12345678-5");
        page.Find("#booking-form").Submit();

        page.WaitForAssertion(() => Assert.Single(context.Said));
        var stored = await Database.ReadAsync(db => db.Appointments.SingleAsync(row => row.CustomerId == null));
        // Box 1 is taken at nine
        Assert.Equal(
            ("Zoila Vega", "12345678-5", Other, Booking.Nine),
            (stored.GuestName, stored.GuestRut, stored.ResourceId, stored.StartsAt)
        );
    }

    [Fact]
    public async Task Customer_IsFoundWhileTyping_AndCanBeChanged()
    {
        await using var context = Sit(World.Sales);
        var page = Start(context);
        var lookup = page.FindComponent<Optica.Portal.Components.Shared.Forms.LookupField<Optica.Domain.Customers.CustomerRow>>();

        await page.InvokeAsync(() => lookup.Instance.FindAsync("araya"));
        page.WaitForElement("[role='option']").Click();

        Assert.Equal("Ana Araya", page.WaitForElement(".who a").TextContent);
        Assert.Empty(page.FindAll("#guest-rut"));
        page.Find(".who button").Click();
        page.WaitForElement("#guest-rut");
        Assert.Equal("", page.Find("#visit-who").GetAttribute("value") ?? "");
    }

    /// <summary>The address still names whom the form was opened for; another time keeps whom it is for by now.</summary>
    [Fact]
    public async Task AnotherTime_KeepsWhoWasChosenSince()
    {
        await using var context = Sit(World.Sales);
        var page = Start(context, $"&at=2026-11-30T12:30Z&on={Box}&customer={Ana}");
        page.WaitForElement(".who button").Click();
        page.WaitForElement("#guest-rut").Change("12345678-5");
        page.Find("#visit-who").Change("Zoila Vega");

        context.GoTo(page.Find($".slot[aria-label^='11:00, Box 1']").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Equal("11:00", Chosen(page)));
        Assert.Equal("12.345.678-5", page.Find("#guest-rut").GetAttribute("value"));
        Assert.Empty(page.FindAll(".who a"));
    }

    /// <summary>Two had the same free time on screen: whoever is slower keeps what was typed and is offered the nearest.</summary>
    [Fact]
    public async Task Slot_TakenMeanwhile_KeepsEverythingAndOffersTheNearest()
    {
        await using var context = Sit(World.Sales);
        var page = Start(context, $"&at=2026-11-30T12:30Z&on={Box}&customer={Ana}");
        page.WaitForAssertion(() => Assert.Equal("09:30", Chosen(page)));
        page.Find("#visit-notes").Change("Trae receta");
        await BookAsync(Eva, minutesAfterNine: 30);

        page.Find("#booking-form").Submit();

        page.WaitForAssertion(() => Assert.Equal("This time has just been taken. Choose another.", Messages(page, "StartsAt")));
        Assert.Equal(
            "09:30 · Box 2; 09:15 · Box 2; 09:45 · Box 2; 09:00 · Box 1",
            string.Join("; ", page.FindAll(".field-offer button").Select(button => Words(button.TextContent)))
        );
        Assert.Equal("Trae receta", page.Find("#visit-notes").GetAttribute("value"));
        Assert.Equal("Ana Araya", page.Find(".who a").TextContent);

        page.Find(".field-offer button").Click();
        page.WaitForAssertion(() => Assert.Equal("", Messages(page, "StartsAt")));
        page.Find("#booking-form").Submit();

        page.WaitForAssertion(() => Assert.Single(context.Said));
        var mine = await Database.ReadAsync(db => db.Appointments.SingleAsync(row => row.CustomerId == Ana));
        Assert.Equal((Other, Booking.Nine.AddMinutes(30), "Trae receta"), (mine.ResourceId, mine.StartsAt, mine.Notes));
    }

    [Fact]
    public async Task Slot_OfTheWeek_IsBookedOnWhoIsFreeThen()
    {
        await BookAsync(Eva);
        await using var context = Sit(World.Sales);

        var page = Start(context, $"&at=2026-11-30T12:00Z&customer={Ana}&view=week");

        page.WaitForAssertion(() =>
            Assert.EndsWith("09:00–09:30 · Box 2", Words(page.Find(".chosen").TextContent), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Length_ThatDoesNotFitAnyMore_OffersTheNearestTimes()
    {
        await BookAsync(Eva, minutesAfterNine: 60);
        await using var context = Sit(World.Sales);
        var page = Start(context, $"&at=2026-11-30T12:30Z&on={Box}&customer={Ana}");
        page.WaitForAssertion(() => Assert.Equal("09:30", Chosen(page)));

        page.Find("#visit-minutes").Change("6");

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".slot-choice input[checked]")));
        Assert.Equal("09:30 · Box 2", Words(page.Find(".field-offer button").TextContent));
        Assert.Equal("", Words(page.Find(".chosen").TextContent));
    }

    [Fact]
    public async Task Calendar_WhileTheFormIsOpen_GivesItAnotherTime()
    {
        await using var context = Sit(World.Sales);
        var page = Start(context, $"&customer={Ana}");
        page.WaitForElement(".slot-choice");
        page.Find("#visit-notes").Change("Trae receta");

        context.GoTo(page.Find("[data-leaf='1']").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal("Tuesday 1 December 2026", page.Find(".calendar-title").TextContent));
        context.GoTo(page.Find(".slot[aria-label^='11:00, Box 2']").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Equal("Tuesday 1 December 2026, 11:00–11:30 · Box 2", Words(page.Find(".chosen").TextContent)));
        Assert.Equal("Trae receta", page.Find("#visit-notes").GetAttribute("value"));
        Assert.Empty(page.FindAll("dialog.confirm h2"));

        context.GoTo($"{AppointmentsUrl.Path}?date={Monday}");
        page.WaitForElement("dialog.confirm h2");
    }

    [Fact]
    public async Task FullDay_LeadsToTheNextFreeOne()
    {
        await Database.SetHoursAsync(
            World.Centro,
            input => input.BlockedDates = [new() { Day = new(2026, 11, 30) }, new() { Day = new(2026, 12, 1) }]
        );
        await using var context = Sit(World.Sales);
        var page = Start(context, $"&customer={Ana}");

        page.WaitForElement(".slot-none button").Click();

        page.WaitForElement(".slot-choice");
        Assert.Equal("02-12-2026", page.Find("#visit-day").GetAttribute("value"));
    }

    private static IRenderedComponent<AppointmentsPage> Start(PortalContext context, string more = "")
    {
        var page = Open(context, $"?date={Monday}&book=1{more}");
        page.WaitForElement("#booking-form");
        return page;
    }

    private static string? Chosen(IRenderedComponent<AppointmentsPage> page) =>
        page.FindAll(".slot-choice").FirstOrDefault(choice => choice.QuerySelector("input[checked]") is not null)?.TextContent.Trim();
}
