using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Appointments;

/// <summary>What can be booked, by whom and where (DOMAIN §8).</summary>
public sealed class BookingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task BookAsync_Customer_IsScheduledInTheBranchOfTheBox(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var box = await database.AddBoxAsync(world.Centro);

        var id = await database.BookAsync(world.Sales, Booking.For(customer, box));

        var visit = await database.ReadVisitAsync(world.Sales, id);
        Assert.Equal((world.Centro, "Centro", "Box 1"), (visit.Row.BranchId, visit.Row.Branch, visit.Row.Resource));
        Assert.Equal((AppointmentStatus.Scheduled, 30, 1L), (visit.Row.Status, visit.Row.Minutes, visit.Row.Version));
        Assert.Equal(new Visitor(customer, "Ana Soto", "+56950000001", world.Centro, "Centro"), visit.Row.Visitor);
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(-3)), visit.Row.LocalStart);
        Assert.Equal((new ExamDates(new(2026, 11, 24), new(2027, 11, 24)), "sales"), (visit.Exam, visit.CreatedBy));
        Assert.True(visit.Row.MayChange);
        Assert.Equal(6, await database.ReadAsync(db => db.AppointmentCells.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task BookAsync_Guest_IsKeptAsTyped()
    {
        await using var database = await TestDatabase.CreateAsync();
        var box = await database.AddBoxAsync(database.World.Centro);
        var input = Booking.ForGuest(box);
        input.GuestRut = "12.345.678-5";

        var visit = await database.ReadVisitAsync(database.World.Optometrist, await database.BookAsync(database.World.Optometrist, input));

        Assert.True(visit.Row.Visitor.IsGuest);
        Assert.Equal(("Eva Rojas Díaz", "+56976543210", "12345678-5"), (visit.Row.Visitor.Name, visit.Row.Visitor.Phone, visit.GuestRut));
    }

    /// <summary>The default day, with an hour's lunch and ten minutes of buffer from Tuesday on.</summary>
    [Theory]
    [InlineData("2026-11-30 11:55", 30, "slot_outside_hours")]
    [InlineData("2026-11-30 12:05", 30, "slot_off_grid")]
    [InlineData("2026-11-30 20:30", 30, null)]
    [InlineData("2026-11-30 20:45", 30, "slot_outside_hours")]
    [InlineData("2026-11-29 12:00", 30, "slot_closed_day")]
    [InlineData("2026-11-24 14:45", 30, "slot_too_soon")]
    [InlineData("2026-11-24 15:00", 30, null)]
    [InlineData("2027-11-24 12:00", 30, null)]
    [InlineData("2027-11-25 12:00", 30, "slot_too_far")]
    public async Task BookAsync_DefaultHours_OfferOnlyWhatFits(string at, int minutes, string? code)
    {
        await using var database = await TestDatabase.CreateAsync();
        var box = await database.AddBoxAsync(database.World.Centro);
        var input = Booking.ForGuest(box, Utc(at));
        input.Minutes = minutes;

        var made = await database.TryBookAsync(database.World.Sales, input);

        Assert.Equal(code, (made.Error as Invalid)?.Fields.Single().Code);
        Assert.Equal(code is null, made.Succeeded);
    }

    [Theory]
    [InlineData("2026-11-30 15:30", 20, null)]
    [InlineData("2026-11-30 15:30", 25, "slot_outside_hours")]
    [InlineData("2026-11-30 17:00", 30, null)]
    [InlineData("2026-11-30 16:15", 30, "slot_outside_hours")]
    [InlineData("2026-12-25 12:00", 30, "slot_closed_day")]
    [InlineData("2026-11-24 16:45", 30, "slot_too_soon")]
    [InlineData("2026-11-24 17:00", 30, null)]
    [InlineData("2026-12-25 12:00", 120, "slot_closed_day")]
    [InlineData("2026-12-28 12:00", 30, "slot_too_far")]
    public async Task BookAsync_OwnHours_KeepLunchBufferNoticeAdvanceAndHolidays(string at, int minutes, string? code)
    {
        await using var database = await TestDatabase.CreateAsync();
        var box = await database.AddBoxAsync(database.World.Centro);
        await database.SetHoursAsync(
            database.World.Centro,
            hours =>
            {
                foreach (var day in hours.Days.Take(5))
                {
                    (day.LunchFrom, day.LunchUntil) = (new TimeOnly(13, 0), new TimeOnly(14, 0));
                }

                (hours.BufferMinutes, hours.NoticeMinutes, hours.AdvanceDays) = (10, 120, 31);
                hours.BlockedDates = [new() { Day = new DateOnly(2026, 12, 25), Reason = "Navidad" }];
            }
        );
        var input = Booking.ForGuest(box, Utc(at));
        input.Minutes = minutes;

        var made = await database.TryBookAsync(database.World.Sales, input);

        Assert.Equal(code, (made.Error as Invalid)?.Fields.Single().Code);
        Assert.Equal(code is null, made.Succeeded);
    }

    [Fact]
    public async Task BookAsync_TimeAndBufferOfAnother_AreTakenUntilItIsCancelled()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await database.SetHoursAsync(world.Centro, hours => hours.BufferMinutes = 15);
        var box = await database.AddBoxAsync(world.Centro);
        var other = await database.AddBoxAsync(world.Centro, "Box 2");
        var first = await database.BookAsync(world.Sales, Booking.ForGuest(box));

        foreach (var minutes in new[] { 0, 15, 30 })
        {
            var late = await database.TryBookAsync(world.Sales, Booking.ForGuest(box, Booking.Nine.AddMinutes(minutes)));
            late.Refused<SlotTaken, Guid>();
        }

        await database.BookAsync(world.Sales, Booking.ForGuest(box, Booking.Nine.AddMinutes(45)));
        await database.BookAsync(world.Sales, Booking.ForGuest(other));
        await using var scope = database.As(world.Sales);
        (await scope.Get<AppointmentLifeService>().CancelAsync(first, "llamó", new ChangeOptions(1), Cancellation)).Expect();
        await database.BookAsync(world.Sales, Booking.ForGuest(box));
    }

    [Fact]
    public async Task BookAsync_ResourceAndBranch_MustBelongTogether()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var (here, there) = (await database.AddBoxAsync(world.Centro), await database.AddBoxAsync(world.Mall));
        var closed = await database.AddBoxAsync(world.Centro, "Box 3");
        await using (var scope = database.As(world.Admin))
        {
            var update = new PartialUpdate<BookableResourceInput>(
                new BookableResourceInput { IsActive = false },
                new HashSet<string>(StringComparer.Ordinal) { nameof(BookableResourceInput.IsActive) }
            );
            (await scope.Get<BookableResourceService>().ChangeAsync(closed, update, Cancellation)).Expect();
        }

        Assert.Equal("ResourceId resource_inactive", await RefusedAsync(database, world.Sales, Booking.ForGuest(closed)));
        var moved = Booking.ForGuest(there);
        moved.BranchId = world.Centro;
        Assert.Equal("ResourceId resource_of_other_branch", await RefusedAsync(database, world.Super, moved));
        Assert.Equal("access_denied", await RefusedAsync(database, world.Sales, Booking.ForGuest(there)));
        Assert.Equal("not_found", await RefusedAsync(database, world.SouthSales, Booking.ForGuest(here)));
        Assert.Equal("not_found", await RefusedAsync(database, world.Sales, Booking.ForGuest(Ids.New(World.Start))));
        // all branches in view: the resource says which one is meant, without it nobody does
        await database.BookAsync(world.Super, Booking.ForGuest(there));
        var nowhere = Booking.ForGuest(there);
        nowhere.ResourceId = null;
        Assert.Equal("BranchId branch_not_found, ResourceId resource_required", await RefusedAsync(database, world.Super, nowhere));
        // a selected branch is never left silently
        await using var selected = database.As(world.Super, world.Centro);
        var refused = await selected.Get<AppointmentService>().BookAsync(Booking.ForGuest(there), new OperationOptions(), Cancellation);
        Assert.Equal("resource_of_other_branch", refused.Refused<Invalid, Guid>().Fields.Single().Code);
    }

    [Fact]
    public async Task BookAsync_EverythingWrong_IsToldAtOnceAfterTheRecords()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var box = await database.AddBoxAsync(world.Centro);
        var input = new AppointmentInput
        {
            ResourceId = box,
            StartsAt = Booking.Nine.AddSeconds(1),
            Minutes = 121,
            Notes = "a\0b",
        };

        Assert.Equal(
            "CustomerId customer_or_guest_required, Type visit_type_required, StartsAt time_off_step, Minutes minutes_out_of_range, "
                + "Notes control_characters",
            await RefusedAsync(database, world.Sales, input)
        );
        input.CustomerId = Ids.New(World.Start);
        Assert.Equal("not_found", await RefusedAsync(database, world.Sales, input));
        Assert.Equal("access_denied", await RefusedAsync(database, world.Platform, input));
        Assert.Equal(0, await database.ReadAsync(db => db.Appointments.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task BookAsync_TwiceByOneClick_IsOneVisit()
    {
        await using var database = await TestDatabase.CreateAsync();
        var box = await database.AddBoxAsync(database.World.Centro);
        var options = new OperationOptions(Ids.New(World.Start), [1]);

        var atOnce = await Race.AtOnceAsync(20, _ => database.TryBookAsync(database.World.Sales, Booking.ForGuest(box), options));

        Assert.Single(atOnce.Select(made => made.Expect()).Distinct());
        var reused = await database.TryBookAsync(database.World.Sales, Booking.ForGuest(box), options with { RequestHash = [2] });
        reused.Refused<OperationReused, Guid>();
        Assert.Equal(1, await database.ReadAsync(db => db.Appointments.CountAsync(Cancellation)));
        Assert.Equal(1, await database.ReadAsync(db => db.Notifications.CountAsync(Cancellation)));
    }

    private static DateTime Utc(string text) => Domain.Appointments.Schedules.Utc(text);

    private static async Task<string> RefusedAsync(TestDatabase database, Person by, AppointmentInput input)
    {
        var error = (await database.TryBookAsync(by, input)).Error!;
        return error is Invalid invalid ? string.Join(", ", invalid.Fields.Select(field => $"{field.Field} {field.Code}")) : error.Code;
    }
}
