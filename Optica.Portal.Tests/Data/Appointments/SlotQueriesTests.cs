using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Appointments;

/// <summary>Free times through the service: default hours, lunch, what is booked, and the days the clock changes (CL-11).</summary>
public sealed class SlotQueriesTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid box;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        box = await database.AddBoxAsync(World.Centro);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task OfferAsync_DefaultDay_IsEveryQuarterFromNineToHalfPastFive()
    {
        var expected = Enumerable.Range(0, 35).Select(at => new TimeOnly(9, 0).AddMinutes(15 * at).ToString("HH:mm", null));

        Assert.Equal(expected, await TimesAsync("2026-11-30"));
        Assert.Equal("17:30", (await TimesAsync("2026-11-30"))[^1]);
        Assert.Empty(await TimesAsync("2026-11-29"));
        // what is over is over
        Assert.Equal("12:00", (await TimesAsync("2026-11-24"))[0]);
        Assert.Empty(await TimesAsync("2026-11-23"));
        Assert.Empty(await TimesAsync("2027-11-26"));
        Assert.Empty(await TimesAsync("9999-12-31"));
    }

    [Fact]
    public async Task OfferAsync_Lunch_HasNoVisitInIt()
    {
        await database.SetHoursAsync(
            World.Centro,
            hours => (hours.Days[0].LunchFrom, hours.Days[0].LunchUntil) = (new TimeOnly(13, 0), new TimeOnly(14, 0))
        );

        var times = await TimesAsync("2026-11-30");

        Assert.Equal("12:30", times.Last(time => string.CompareOrdinal(time, "13") < 0));
        Assert.Equal("14:00", times.First(time => string.CompareOrdinal(time, "12:30") > 0));
        Assert.Equal("17:30", times[^1]);
        Assert.Equal("12:00", (await TimesAsync("2026-11-30", 60)).Last(time => string.CompareOrdinal(time, "13") < 0));
    }

    [Fact]
    public async Task OfferAsync_Booked_AreNotOfferedUnlessThatVisitMoves()
    {
        await database.SetHoursAsync(World.Centro, hours => hours.BufferMinutes = 15);
        var other = await database.AddBoxAsync(World.Centro, "Box 0");
        var visit = await database.BookAsync(World.Sales, Booking.ForGuest(box, Booking.Nine.AddHours(2)));
        await using var scope = database.As(World.Sales);
        var queries = scope.Get<SlotQueries>();

        var day = (await queries.OfferAsync(new SlotFilter(new(2026, 11, 30)), Cancellation)).Expect();
        Assert.Equal([other, box], day.Resources.Select(row => row.ResourceId));
        Assert.Contains("11:00", Times(day.Resources[0]));
        Assert.Equal(
            ["10:00", "10:15", "11:45"],
            Times(day.Resources[1])
                .Where(time => time.StartsWith("10", StringComparison.Ordinal) || time.StartsWith("11", StringComparison.Ordinal))
        );

        var moving = new SlotFilter(new(2026, 11, 30)) { ResourceId = box, MovingId = visit };
        Assert.Contains("11:15", Times((await queries.OfferAsync(moving, Cancellation)).Expect().Resources.Single()));
    }

    /// <summary>Of Saturday the hour from 23 comes twice on 2026-04-04, of Sunday 2026-09-06 the hour from midnight never.</summary>
    [Theory]
    [InlineData("2026-04-03", 96, "22:00-03 22:15-03 22:30-03 22:45-03 23:00-03 23:15-03 23:30-03 23:45-03", "00:00-03")]
    [InlineData(
        "2026-04-04",
        100,
        "22:00-03 22:15-03 22:30-03 22:45-03 23:00-03 23:15-03 23:30-03 23:45-03 23:00-04 23:15-04 23:30-04 23:45-04",
        "00:00-03"
    )]
    [InlineData("2026-04-05", 96, "22:00-04 22:15-04 22:30-04 22:45-04 23:00-04 23:15-04 23:30-04 23:45-04", "00:00-04")]
    [InlineData("2026-09-05", 96, "22:00-04 22:15-04 22:30-04 22:45-04 23:00-04 23:15-04 23:30-04 23:45-04", "00:00-04")]
    [InlineData("2026-09-06", 92, "22:00-03 22:15-03 22:30-03 22:45-03 23:00-03 23:15-03 23:30-03 23:45-03", "01:00-03")]
    public async Task OfferAsync_AroundTheClockChanges_IsWhatTheWallShows(string day, int slots, string evening, string first)
    {
        await OpenAroundTheClockAsync("2026-03-30 12:00");

        var times = await WallAsync(day);

        Assert.Equal((slots, first), (times.Count, times[0]));
        Assert.Equal(evening, string.Join(' ', times.Where(time => string.CompareOrdinal(time, "22") > 0)));
    }

    /// <summary>The same wall time twice are two visits, listed under one day in the order they happen.</summary>
    [Fact]
    public async Task BookAsync_TheHourThatComesTwice_IsTwoVisits()
    {
        await OpenAroundTheClockAsync("2026-04-01 12:00");
        DateTime[] starts = [new(2026, 4, 5, 2, 30, 0, DateTimeKind.Utc), new(2026, 4, 5, 3, 30, 0, DateTimeKind.Utc)];
        foreach (var start in starts)
        {
            await database.BookAsync(World.Sales, Booking.ForGuest(box, start));
        }

        await using var scope = database.As(World.Sales);
        var saturday = new CalendarRange(new(2026, 4, 4), new(2026, 4, 4));
        var list = (await scope.Get<AppointmentQueries>().ListAsync(new AppointmentFilter(saturday), Cancellation)).Expect();

        Assert.Equal(["23:30 -03:00", "23:30 -04:00"], list.Items.Select(row => row.LocalStart.ToString("HH:mm zzz", null)));
        Assert.Equal(["23:00 -04:00", "00:00 -04:00"], list.Items.Select(row => row.LocalEnd.ToString("HH:mm zzz", null)));
        Assert.Equal(
            ["23:00-03", "23:15-03", "23:00-04", "23:15-04"],
            (await WallAsync("2026-04-04")).Where(time => time.StartsWith("23", StringComparison.Ordinal))
        );
    }

    /// <summary>Midnight of that Sunday is one o'clock; what begins before it ends before it.</summary>
    [Fact]
    public async Task BookAsync_TheHourThatNeverComes_IsSteppedOver()
    {
        await OpenAroundTheClockAsync("2026-09-01 12:00");
        var midnight = new DateTime(2026, 9, 6, 4, 0, 0, DateTimeKind.Utc);

        var made = await database.TryBookAsync(World.Sales, Booking.ForGuest(box, midnight));
        var across = await database.TryBookAsync(World.Sales, Booking.ForGuest(box, midnight.AddMinutes(-15)));

        var visit = await database.ReadVisitAsync(World.Sales, made.Expect());
        Assert.Equal("2026-09-06 01:00 -03:00", visit.Row.LocalStart.ToString("yyyy-MM-dd HH:mm zzz", null));
        Assert.Equal("slot_outside_hours", across.Refused<Invalid, Guid>().Fields.Single().Code);
    }

    [Fact]
    public async Task OfferAsync_WithoutBranchOrWithAnImpossibleLength_IsToldAtOnce()
    {
        await using var all = database.As(World.Super);
        var refused = (await all.Get<SlotQueries>().OfferAsync(new SlotFilter(new(2026, 11, 30), 7), Cancellation)).Refused<
            Invalid,
            DaySlots
        >();
        Assert.Equal(["branch_not_found", "minutes_out_of_range"], refused.Fields.Select(field => field.Code));
        Assert.Equal("branch_not_found", refused.Code);
        await using var one = database.As(World.Sales);
        var length = await one.Get<SlotQueries>().OfferAsync(new SlotFilter(new(2026, 11, 30), 125), Cancellation);
        Assert.Equal("minutes_out_of_range", length.Refused<Invalid, DaySlots>().Fields.Single().Code);
    }

    private static List<string> Times(ResourceSlots resource) =>
        [.. resource.Slots.Select(slot => slot.LocalStart.ToString("HH:mm", null))];

    private async Task OpenAroundTheClockAsync(string now)
    {
        database.Clock.Now = Domain.Appointments.Schedules.Utc(now);
        await database.SetHoursAsync(
            World.Centro,
            hours =>
            {
                foreach (var day in hours.Days)
                {
                    (day.IsOpen, day.Opens, day.Closes) = (true, TimeOnly.MinValue, TimeOnly.MinValue);
                }
            }
        );
    }

    private async Task<List<string>> TimesAsync(string day, int minutes = 30)
    {
        await using var scope = database.As(World.Sales);
        var filter = new SlotFilter(DateOnly.ParseExact(day, "yyyy-MM-dd", null), minutes);
        return Times((await scope.Get<SlotQueries>().OfferAsync(filter, Cancellation)).Expect().Resources.Single());
    }

    /// <summary>Quarters of an hour as the wall shows them, with the offset's hours.</summary>
    private async Task<List<string>> WallAsync(string day)
    {
        await using var scope = database.As(World.Sales);
        var filter = new SlotFilter(DateOnly.ParseExact(day, "yyyy-MM-dd", null), AppointmentRules.ShortestMinutes);
        var offered = (await scope.Get<SlotQueries>().OfferAsync(filter, Cancellation)).Expect();
        return [.. offered.Resources.Single().Slots.Select(slot => slot.LocalStart.ToString("HH:mmzz", null))];
    }
}
