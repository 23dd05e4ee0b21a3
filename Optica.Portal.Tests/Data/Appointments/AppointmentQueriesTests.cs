using Microsoft.EntityFrameworkCore;
using Optica.Data.Appointments;
using Optica.Data.Customers;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Appointments;

/// <summary>What calendars and lists show, and to whom.</summary>
public sealed class AppointmentQueriesTests : IAsyncLifetime
{
    private static readonly CalendarRange Week = CalendarRange.Of(CalendarView.Week, new DateOnly(2026, 11, 30));

    private TestDatabase database = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task ListAsync_BranchResourceStatus_NarrowInOrderOfTime()
    {
        var (one, two) = (await database.AddBoxAsync(World.Centro), await database.AddBoxAsync(World.Centro, "Box 2"));
        var there = await database.AddBoxAsync(World.Mall);
        var late = await database.BookAsync(World.Sales, Booking.ForGuest(one, Booking.Nine.AddHours(3)));
        var early = await database.BookAsync(World.Sales, Booking.ForGuest(two));
        var gone = await database.BookAsync(World.Sales, Booking.ForGuest(one));
        var mall = await database.BookAsync(World.MallAdmin, Booking.ForGuest(there));
        await database.BookAsync(World.Sales, Booking.ForGuest(one, Booking.Nine.AddDays(7)));
        await using (var scope = database.As(World.Sales))
        {
            (await scope.Get<AppointmentLifeService>().CancelAsync(gone, "llamó", new ChangeOptions(), Cancellation)).Expect();
        }

        var all = await ListAsync(World.Super, new(Week));
        Assert.Equal(late, all[^1]);
        Assert.Equivalent(new[] { early, gone, mall }, all[..^1], strict: true);
        Assert.Equal([early, late], await ListAsync(World.Super, new(Week) { BranchId = World.Centro, OnlyOccupying = true }));
        Assert.Equal([gone, late], await ListAsync(World.Super, new(Week) { ResourceId = one }));
        Assert.Equal([gone], await ListAsync(World.Super, new(Week) { Status = AppointmentStatus.Cancelled }));
        Assert.Equal([mall], await ListAsync(World.MallAdmin, new(Week)));
        Assert.Equal([mall], await ListAsync(World.Super, new(Week), World.Mall));
        // a branch that is named goes before the selected one
        Assert.Equal(3, (await ListAsync(World.Super, new(Week) { BranchId = World.Centro }, World.Mall)).Count);
    }

    [Fact]
    public async Task ListAsync_Days_AreBoundedAndTheBranchs()
    {
        await database.SetHoursAsync(World.Centro, AroundTheClock);
        var box = await database.AddBoxAsync(World.Centro);
        // 23:30 and 00:00 in Santiago
        var last = await database.BookAsync(World.Sales, Booking.ForGuest(box, new(2026, 12, 7, 2, 30, 0, DateTimeKind.Utc)));
        var next = await database.BookAsync(World.Sales, Booking.ForGuest(box, new(2026, 12, 7, 3, 0, 0, DateTimeKind.Utc)));

        Assert.Equal([last], await ListAsync(World.Sales, new(new CalendarRange(new(2026, 12, 6), new(2026, 12, 6)))));
        Assert.Equal([next], await ListAsync(World.Sales, new(new CalendarRange(new(2026, 12, 7), new(2026, 12, 7)))));
        Assert.Equal("range_ends_before_start", await RefusedAsync(new(2026, 12, 7), new(2026, 12, 6)));
        Assert.Equal("range_too_long", await RefusedAsync(new(2026, 12, 1), new(2027, 2, 1)));
        Assert.Null(await RefusedAsync(new(2026, 12, 1), new(2027, 1, 31)));
        Assert.Null(await RefusedAsync(DateOnly.MinValue, DateOnly.MinValue));
        Assert.Null(await RefusedAsync(DateOnly.MaxValue, DateOnly.MaxValue));
    }

    /// <summary>At 02:30 UTC it is 23:30 in Santiago, and 21:30 of the same day on Easter Island; at 04:30 only there it still is.</summary>
    [Fact]
    public async Task TodayAsync_BranchesOnTwoDays_EachHasItsOwn()
    {
        await using (var db = database.Open())
        {
            await db
                .Branches.Where(row => row.Id == World.Mall)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.TimeZone, "Pacific/Easter"), Cancellation);
        }

        await database.SetHoursAsync(World.Centro, AroundTheClock);
        await database.SetHoursAsync(World.Mall, AroundTheClock);
        var (here, there) = (await database.AddBoxAsync(World.Centro), await database.AddBoxAsync(World.Mall));
        var midnight = new DateTime(2026, 12, 1, 3, 0, 0, DateTimeKind.Utc);
        foreach (var hours in new[] { -1, 0, 1, 2, 3 })
        {
            await database.BookAsync(World.Sales, Booking.ForGuest(here, midnight.AddHours(hours)));
            await database.BookAsync(World.MallAdmin, Booking.ForGuest(there, midnight.AddHours(hours)));
        }

        database.Clock.Now = midnight.AddMinutes(-30);
        Assert.Equal("Centro 11-30 23:00, Mall 11-30 21:00, Mall 11-30 22:00, Mall 11-30 23:00", await TodayAsync(World.Super));
        database.Clock.Now = midnight.AddMinutes(90);
        Assert.Equal(
            "Mall 11-30 21:00, Centro 12-01 00:00, Mall 11-30 22:00, Centro 12-01 01:00, Mall 11-30 23:00, Centro 12-01 02:00, Centro 12-01 03:00",
            await TodayAsync(World.Super)
        );
        Assert.Equal("Centro 12-01 00:00, Centro 12-01 01:00, Centro 12-01 02:00, Centro 12-01 03:00", await TodayAsync(World.Sales));
    }

    [Fact]
    public async Task TodayAsync_Cancelled_IsLeftOutAndTheMissedStay()
    {
        var box = await database.AddBoxAsync(World.Centro);
        var at = World.Start.AddHours(1);
        var gone = await database.BookAsync(World.Sales, Booking.ForGuest(box, at));
        var missed = await database.BookAsync(World.Sales, Booking.ForGuest(box, at.AddHours(1)));
        await using var scope = database.As(World.Sales);
        (await scope.Get<AppointmentLifeService>().CancelAsync(gone, "llamó", new ChangeOptions(), Cancellation)).Expect();
        database.Clock.Now = at.AddHours(1);
        (await scope.Get<AppointmentLifeService>().MarkNoShowAsync(missed, new ChangeOptions(), Cancellation)).Expect();

        var today = (await scope.Get<AppointmentQueries>().TodayAsync(Cancellation)).Expect();

        Assert.Equal([missed], today.Items.Select(row => row.Id));
    }

    [Fact]
    public async Task OfCustomerAsync_Visits_ArePagedNewestFirstWhereverTheyWere()
    {
        var customer = await database.AddAsync(World.Centro, People.Numbered(1));
        var (here, there) = (await database.AddBoxAsync(World.Centro), await database.AddBoxAsync(World.Mall));
        var ids = new List<Guid>();
        foreach (var day in Enumerable.Range(0, 5))
        {
            ids.Insert(
                0,
                await database.BookAsync(World.Super, Booking.For(customer, day % 2 == 0 ? here : there, Booking.Nine.AddDays(day)))
            );
        }

        await using var scope = database.As(World.Sales);
        var page = (await scope.Get<AppointmentQueries>().OfCustomerAsync(customer, new PageRequest(2, 2), Cancellation)).Expect();

        Assert.Equal((5, 3), (page.Total, page.Pages));
        Assert.Equal(ids[2..4], page.Items.Select(row => row.Id));
        Assert.Equal(["Centro", "Mall"], page.Items.Select(row => row.Branch));
        Assert.All(page.Items, row => Assert.Equal(("Box 1", true), (row.Resource, row.MayChange)));
    }

    /// <summary>A visit stays where it happened; whose customer it is follows the transfer, and with that who sees what.</summary>
    [Fact]
    public async Task Transfer_OfTheCustomer_IsFollowedByTheirVisits()
    {
        var customer = await database.AddAsync(World.Centro, People.Numbered(1));
        var visit = await database.BookAsync(World.Sales, Booking.For(customer, await database.AddBoxAsync(World.Centro)));
        await using (var scope = database.As(World.MallAdmin))
        {
            (await scope.Get<AppointmentQueries>().ReadAsync(visit, Cancellation)).Refused<AccessDenied, AppointmentDetail>();
        }

        await using (var scope = database.As(World.Super))
        {
            (await scope.Transfers.TransferAsync(customer, new TransferInput(World.Mall, "mudanza"), Cancellation)).Expect();
        }

        var there = await database.ReadVisitAsync(World.MallAdmin, visit);
        Assert.Equal(
            ("Centro", "Box 1", "Ana Soto", "Mall"),
            (there.Row.Branch, there.Row.Resource, there.Row.Visitor.Name, there.Row.Visitor.Branch)
        );
        Assert.True(there.Row.MayChange);
        var here = await database.ReadVisitAsync(World.Sales, visit);
        Assert.Equal(
            (null, null, "Mall", true),
            (here.Row.Visitor.Name, here.Row.Visitor.Phone, here.Row.Visitor.Branch, here.Row.MayChange)
        );
        Assert.Equal([visit], await ListAsync(World.Sales, new(Week)));
        // optometrist at Mall: the customer is theirs by now
        Assert.True((await database.ReadVisitAsync(World.Reader, visit)).Row.MayChange);
    }

    private static void AroundTheClock(BranchScheduleInput hours)
    {
        foreach (var day in hours.Days)
        {
            (day.IsOpen, day.Opens, day.Closes) = (true, TimeOnly.MinValue, TimeOnly.MinValue);
        }
    }

    private async Task<List<Guid>> ListAsync(Person person, AppointmentFilter filter, Guid? branch = null)
    {
        await using var scope = database.As(person, branch);
        var found = (await scope.Get<AppointmentQueries>().ListAsync(filter, Cancellation)).Expect();
        Assert.False(found.IsCapped);
        Assert.Equal(found.Items.Select(row => row.StartsAt).Order(), found.Items.Select(row => row.StartsAt));
        return [.. found.Items.Select(row => row.Id)];
    }

    private async Task<string?> RefusedAsync(DateOnly from, DateOnly to)
    {
        await using var scope = database.As(World.Sales);
        var found = await scope.Get<AppointmentQueries>().ListAsync(new(new CalendarRange(from, to)), Cancellation);
        return (found.Error as Invalid)?.Fields.Single().Code;
    }

    private async Task<string> TodayAsync(Person person)
    {
        await using var scope = database.As(person);
        var today = (await scope.Get<AppointmentQueries>().TodayAsync(Cancellation)).Expect();
        Assert.Equal(today.Items.Select(row => row.StartsAt).Order(), today.Items.Select(row => row.StartsAt));
        var rows = today.Items.OrderBy(row => row.StartsAt).ThenBy(row => row.Branch, StringComparer.Ordinal);
        return string.Join(", ", rows.Select(row => $"{row.Branch} {row.LocalStart:MM-dd HH:mm}"));
    }
}
