using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Appointments;

/// <summary>What can be done with a visit.</summary>
public sealed class VisitPanelTests : CalendarContext
{
    [Fact]
    public async Task Panel_SaysWhoWhenWhereAndByWhom()
    {
        var id = await BookAsync(Ana);
        await using var context = Sit(World.Sales);

        var page = OpenVisit(context, id);

        Assert.Equal("Ana Araya", page.Find("#side-panel-title").TextContent);
        Assert.Equal("Monday 30 November 2026 09:00–09:30 30 min", Words(page.Find(".visit-when").TextContent));
        Assert.Equal("Scheduled", page.Find(".visit-facts .badge").TextContent.Trim());
        Assert.Contains("Booked by admin", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".visit-facts a[href='tel:+56950000001']"));
        Assert.Equal(["Confirm", "Complete", "Move", "Cancel the visit"], Actions(page));
        Assert.Equal("Booked", page.WaitForElement(".steps strong").TextContent);
    }

    [Fact]
    public async Task Confirm_ThenCancel_FreesTheTimeWithAReason()
    {
        var id = await BookAsync(Ana);
        await using var context = Sit(World.Sales);
        var page = OpenVisit(context, id);

        Press(page, "Confirm");
        page.WaitForAssertion(() => Assert.Equal("Confirmed", page.Find(".visit-facts .badge").TextContent.Trim()));
        Assert.Equal("Confirmed: Ana Araya", context.Said[^1].Text);
        Assert.Equal("Confirmed", page.Find(".visit").GetAttribute("data-status"));

        Press(page, "Cancel the visit");
        page.WaitForElement("dialog.confirm .danger").Click();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("dialog.confirm .field-error")));
        page.Find("#cancel-visit-reason").Change("Está de viaje");
        page.Find("dialog.confirm .danger").Click();

        page.WaitForAssertion(() =>
            Assert.Contains("Reason: Está de viaje", page.Find(".visit-facts").TextContent, StringComparison.Ordinal)
        );
        Assert.Empty(page.FindAll(".visit-actions"));
        Assert.Empty(page.FindAll(".visit"));
        Assert.Contains(page.FindAll(".slot"), slot => slot.GetAttribute("aria-label") == "09:00, Box 1: free, book");
    }

    [Fact]
    public async Task NoShow_IsOfferedOnceItShouldHaveBegun()
    {
        var id = await BookAsync(Ana);
        Database.Clock.Now = Booking.Nine.AddMinutes(10);
        await using var context = Sit(World.Sales);
        var page = OpenVisit(context, id);

        Press(page, "Did not come");
        page.WaitForElement("dialog.confirm .primary").Click();

        page.WaitForAssertion(() => Assert.Equal("Ana Araya did not come", context.Said[^1].Text));
        Assert.Equal(AppointmentStatus.NoShow, (await ReadAsync(id)).Row.Status);
    }

    [Fact]
    public async Task Complete_AnExam_ProposesTheNextAndLeadsToThePrescription()
    {
        var id = await BookAsync(Ana);
        Database.Clock.Now = Booking.Nine.AddMinutes(30);
        await using (var context = Sit(World.Optometrist))
        {
            var page = OpenVisit(context, id);
            Press(page, "Complete");
            Assert.Equal("30-11-2027", page.WaitForElement("#next-exam").GetAttribute("value"));
            page.Find("#next-exam").Change("29-11-2026");
            page.Find("dialog form").Submit();
            page.WaitForAssertion(() => Assert.NotEqual("", Messages(page, "NextEyeExamDue")));

            page.Find("#next-exam").Change("30-05-2027");
            page.Find("dialog form").Submit();

            page.WaitForAssertion(() => Assert.Equal("Completed: Ana Araya. Next exam by 30-05-2027", context.Said[^1].Text));
            Assert.Equal($"/admin/customers/{Ana}/prescriptions/new", page.WaitForElement(".notice a").GetAttribute("href"));
        }

        await using var sales = Sit(World.Sales);
        Assert.Empty(OpenVisit(sales, id).FindAll(".notice a"));
        var customer = await Database.ReadAsync(db => db.Customers.SingleAsync(row => row.Id == Ana));
        Assert.Equal((new DateOnly(2026, 11, 30), new DateOnly(2027, 5, 30)), (customer.LastEyeExamDate, customer.NextEyeExamDue));
    }

    [Fact]
    public async Task Complete_AGuest_MakesACustomer()
    {
        var id = await Database.BookAsync(World.Admin, Booking.ForGuest(Box));
        await using var context = Sit(World.Sales);
        var page = OpenVisit(context, id);
        Assert.Contains("Guest", page.Find(".visit-facts").TextContent, StringComparison.Ordinal);

        Press(page, "Complete");
        page.WaitForElement("dialog form");
        Assert.Equal("Register Eva Rojas Díaz as a new customer", page.Find(".choices label").TextContent.Trim());
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Completed", page.Find(".visit-facts .badge").TextContent.Trim()));
        var made = await Database.ReadAsync(db => db.Customers.SingleAsync(row => row.LastName == "Rojas Díaz"));
        Assert.Equal(("Eva", "+56976543210"), (made.FirstName, made.Phone));
        Assert.NotNull(page.Find($".visit-facts a[href='/admin/customers/{made.Id}']"));
    }

    [Fact]
    public async Task Complete_AGuestWithAFamiliarPhone_AsksWhoItIs()
    {
        var guest = Booking.ForGuest(Box);
        guest.GuestPhone = "+56950000001";
        var id = await Database.BookAsync(World.Admin, guest);
        await using var context = Sit(World.Sales);
        var page = OpenVisit(context, id);
        Press(page, "Complete");
        page.WaitForElement("dialog form").Submit();
        page.WaitForAssertion(() =>
            Assert.Contains("Choose who the guest is.", page.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(2, page.FindAll(".choices input").Count);
        Assert.Contains("(same phone)", page.Find(".choices label").TextContent, StringComparison.Ordinal);

        page.FindAll(".choices input")[0].Change(true);
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Completed", page.Find(".visit-facts .badge").TextContent.Trim()));
        Assert.Equal(Ana, (await ReadAsync(id)).Row.Visitor.CustomerId);
    }

    [Fact]
    public async Task Complete_AGuestWhoSharesThePhone_IsAnotherPerson()
    {
        var guest = Booking.ForGuest(Box);
        guest.GuestPhone = "+56950000001";
        var id = await Database.BookAsync(World.Admin, guest);
        await using var context = Sit(World.Sales);
        var page = OpenVisit(context, id);
        Press(page, "Complete");
        page.WaitForElement("dialog form");

        page.FindAll(".choices input")[1].Change(true);
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Completed", page.Find(".visit-facts .badge").TextContent.Trim()));
        Assert.DoesNotContain((await ReadAsync(id)).Row.Visitor.CustomerId, new Guid?[] { Ana, Eva, null });
    }

    [Fact]
    public async Task Move_ByDialog_TakesAnotherDayAndCanBeUndone()
    {
        var id = await BookAsync(Ana);
        await BookAsync(Eva, minutesAfterNine: 24 * 60);
        await using var context = Sit(World.Sales);
        var page = OpenVisit(context, id);
        Press(page, "Move");
        page.WaitForElement("#move-day");
        page.WaitForAssertion(() => Assert.Equal("09:00", page.Find(".slot-choice:has(input[checked])").TextContent.Trim()));

        page.Find("#move-day").Change("01-12-2026");
        page.WaitForAssertion(() => Assert.Equal("09:30", page.Find(".slot-choice").TextContent.Trim()));
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Choose the day and time.", Messages(page, "StartsAt")));
        page.Find(".slot-choice input").Change(true);
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Ana Araya moved to 01-12-2026 09:30, Box 1", context.Said[^1].Text));
        await page.InvokeAsync(context.Said[^1].Action!.RunAsync);
        Assert.Equal(Booking.Nine, (await ReadAsync(id)).Row.StartsAt);
    }

    /// <summary>What a colleague did while the dialog was open is not overridden unseen.</summary>
    [Fact]
    public async Task Complete_AfterSomebodyElseMovedIt_IsRefused()
    {
        var id = await BookAsync(Ana);
        await using var context = Sit(World.Sales);
        var page = OpenVisit(context, id);
        Press(page, "Complete");
        page.WaitForElement("dialog form");
        await using (var scope = Database.As(World.Admin))
        {
            var to = new RescheduleInput { StartsAt = Booking.Nine.AddHours(1) };
            (await scope.Get<AppointmentService>().RescheduleAsync(id, to, new ChangeOptions(), CancellationToken.None)).Expect();
        }

        page.WaitForAssertion(() => Assert.Contains("10:00–10:30", page.Find(".visit-when").TextContent, StringComparison.Ordinal));
        page.Find("dialog form").Submit();

        page.WaitForElement("dialog [role=alert]");
        Assert.Equal(AppointmentStatus.Scheduled, (await ReadAsync(id)).Row.Status);
    }

    [Fact]
    public async Task VisitOfAnotherBranch_IsDenied_AndOfAnotherOrganisationNotFound()
    {
        var id = await BookAsync(Ana);
        await using (var context = Sit(World.MallAdmin))
        {
            var page = Open(context, $"?date={Monday}&visit={id}");
            page.WaitForAssertion(() => Assert.Contains("Access denied", page.Find(".side-panel").TextContent, StringComparison.Ordinal));
            Assert.DoesNotContain("Araya", page.Markup, StringComparison.Ordinal);
        }

        await using var south = Sit(World.SouthChief);
        var foreign = Open(south, $"?date={Monday}&visit={id}");
        foreign.WaitForElement(".side-panel .state");
        Assert.DoesNotContain("Araya", foreign.Markup, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Actions(IRenderedComponent<AppointmentsPage> page) =>
        page.FindAll(".visit-actions button").Select(button => button.TextContent.Trim());
}
