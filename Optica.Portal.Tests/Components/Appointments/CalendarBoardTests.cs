using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Portal.Features.Appointments;

namespace Optica.Portal.Tests.Components.Appointments;

/// <summary>What a calendar of hours draws, in ordinary weeks and in those of the clock changes (CL-11).</summary>
public sealed class CalendarBoardTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 15, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Monday = new(2026, 11, 30);
    private static readonly DateTime Nine = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);
    private static readonly ResourceRow First = Place("Box 1");
    private static readonly ResourceRow Second = Place("Box 2");

    [Fact]
    public void Day_OfTheDefaults_OffersEveryQuarterOfAnHour()
    {
        var board = Draw(Data(), Monday);

        Assert.Equal([First.Id, Second.Id], board.Columns.Select(column => column.Resource!.Id));
        Assert.Equal((9, 18), (board.Axis.Hours[0].Hour, board.Axis.Hours[^1].Hour + 1));
        Assert.All(board.Columns, column => Assert.Empty(column.Bands));
        var slots = board.Columns[0].Slots;
        Assert.Equal(("09:00", "17:45", 36), (Clock(slots[0]), Clock(slots[^1]), slots.Count));
        Assert.Equal((0, 15, 525), (slots[0].Top, slots[0].Height, slots[^1].Top));
    }

    [Fact]
    public void Day_WithLunchAndClosing_ShadesThem()
    {
        var board = Draw(Data(change: input => Lunch(input, new(9, 30))), Monday);

        Assert.Equal([new(CalendarBandKind.Closed, 0, 30), new(CalendarBandKind.Lunch, 240, 60)], board.Columns[0].Bands);
        Assert.DoesNotContain(board.Columns[0].Slots, slot => slot.Top is < 30 or (>= 240 and < 300));
    }

    [Fact]
    public void Day_Booked_ShowsTheVisitAndOffersItsTimeOnTheOtherOnly()
    {
        var visit = Visit(First, Nine.AddMinutes(60), 30, buffer: 10);

        var board = Draw(Data([visit]), Monday);

        var block = Assert.Single(board.Columns[0].Blocks);
        Assert.Equal((60, 30, 10), (block.Place.Top, block.Place.Height, block.Buffer));
        Assert.Empty(board.Columns[1].Blocks);
        // the quarter before still fits; the buffer is kept free until the next one of the grid
        Assert.Equal(["09:45", "10:45"], board.Columns[0].Slots.Where(slot => slot.Top is >= 45 and <= 105).Select(Clock));
        Assert.Contains(board.Columns[1].Slots, slot => slot.Top == 60);
    }

    [Fact]
    public void Day_WithACancelledVisit_OffersItsTime()
    {
        var board = Draw(Data([Visit(First, Nine, 30) with { Status = AppointmentStatus.Cancelled }]), Monday);

        Assert.Single(board.Columns[0].Blocks);
        Assert.Equal(0, board.Columns[0].Slots[0].Top);
    }

    [Fact]
    public void Day_WithAVisitBeforeOpening_BeginsWithIt()
    {
        var board = Draw(Data([Visit(First, Nine.AddMinutes(-90), 30)]), Monday);

        Assert.Equal(7, board.Axis.Hours[0].Hour);
        Assert.Equal(30, Assert.Single(board.Columns[0].Blocks).Place.Top);
        Assert.Equal(new CalendarBand(CalendarBandKind.Closed, 0, 120), board.Columns[0].Bands[0]);
    }

    [Fact]
    public void Day_OfAResourceNoLongerOffered_StandsOnlyWhileItHasVisits()
    {
        var gone = Second with { IsActive = false };

        Assert.Single(Draw(Data(places: [First, gone]), Monday).Columns);
        var board = Draw(Data([Visit(gone, Nine, 30)], [First, gone]), Monday);
        Assert.Equal(2, board.Columns.Count);
        Assert.Empty(board.Columns[1].Slots);
    }

    [Fact]
    public void Week_BeginsOnMonday_AndSaysWhyADayIsClosed()
    {
        var data = Data(change: input => input.BlockedDates = [new() { Day = new(2026, 12, 2), Reason = "Inventario" }]);

        var board = Draw(data, Monday, CalendarView.Week);

        Assert.Equal(7, board.Columns.Count);
        Assert.Equal((DayOfWeek.Monday, Monday), (board.Columns[0].Day.DayOfWeek, board.Columns[0].Day));
        Assert.Equal([false, false, true, false, false, true, true], board.Columns.Select(column => column.IsClosed));
        Assert.Equal([2], board.Columns.Index().Where(column => column.Item.IsBlocked).Select(column => column.Index));
        Assert.Equal("Inventario", board.Columns[2].BlockedReason);
        Assert.Equal([new(CalendarBandKind.Closed, 0, 540)], board.Columns[2].Bands);
        Assert.Empty(board.Columns[2].Slots);
    }

    [Fact]
    public void Week_OfAll_OffersATimeWhileAnybodyIsFree()
    {
        var one = Visit(First, Nine, 30);
        Assert.Equal(0, Draw(Data([one]), Monday, CalendarView.Week).Columns[0].Slots[0].Top);
        Assert.Equal(30, Draw(Data([one, Visit(Second, Nine, 30)]), Monday, CalendarView.Week).Columns[0].Slots[0].Top);
        Assert.Equal(30, CalendarBoard.Of(Data([one]), Range(Monday, CalendarView.Week), First.Id, Now).Columns[0].Slots[0].Top);
    }

    [Fact]
    public void Week_OfSmallSlots_OffersPlacesOneCanHit()
    {
        var board = Draw(Data(change: input => input.SlotMinutes = 5), Monday);

        Assert.All(board.Columns[0].Slots, slot => Assert.Equal((0, 15), (slot.Local.Minute % 15, slot.Height)));
    }

    [Fact]
    public void Today_OffersNothingThatIsPast()
    {
        var board = Draw(Data(), new DateOnly(2026, 11, 24));

        Assert.Equal("12:00", Clock(board.Columns[0].Slots[0]));
        Assert.Equal(180, board.NowTop(new(2026, 11, 24), Now.AddSeconds(59)));
        Assert.Null(board.NowTop(new(2026, 11, 24), Now.AddHours(7)));
        Assert.Null(board.NowTop(new(2026, 11, 25), Now));
    }

    /// <summary>2026-09-06 begins at one o'clock in Santiago: the hour before does not exist, and only there.</summary>
    [Fact]
    public void Week_InSpring_LeavesTheSkippedHourEmpty()
    {
        var now = new DateTime(2026, 8, 20, 12, 0, 0, DateTimeKind.Utc);
        var board = CalendarBoard.Of(Data(change: Always), Range(new(2026, 9, 6), CalendarView.Week), null, now);

        Assert.Equal(24, board.Axis.Hours.Count);
        Assert.Equal([new(CalendarBandKind.Absent, 0, 60)], board.Columns[6].Bands);
        Assert.All(board.Columns.Take(6), column => Assert.Empty(column.Bands));
        Assert.Equal("01:00", Clock(board.Columns[6].Slots[0]));
        // 23 hours of four quarters, of which the last visit ends by midnight
        Assert.Equal((96, 92), (board.Columns[5].Slots.Count, board.Columns[6].Slots.Count));
        Assert.Null(board.Axis.InstantAt(new(2026, 9, 6), 30));
        Assert.Equal(new DateTime(2026, 9, 6, 4, 0, 0, DateTimeKind.Utc), board.Axis.InstantAt(new(2026, 9, 6), 60));
    }

    /// <summary>On 2026-04-04 the clock shows 23:00 to 23:59 twice: two rows, which other days have once.</summary>
    [Fact]
    public void Week_InAutumn_GivesTheRepeatedHourTwoRows()
    {
        var now = new DateTime(2026, 3, 20, 12, 0, 0, DateTimeKind.Utc);
        var second = new DateTime(2026, 4, 5, 3, 15, 0, DateTimeKind.Utc);
        var data = Data([Visit(First, second.AddHours(-1), 15), Visit(First, second, 15)], change: Always);
        var board = CalendarBoard.Of(data, Range(new(2026, 4, 4), CalendarView.Week), null, now);

        Assert.Equal(25, board.Axis.Hours.Count);
        Assert.True(board.Axis.Hours[^1].IsSecond);
        var saturday = board.Columns[5];
        Assert.Equal([23 * 60 + 15, 24 * 60 + 15], saturday.Blocks.Select(block => block.Place.Top));
        Assert.All(saturday.Blocks, block => Assert.Equal("23:15", block.Visit.LocalStart.ToString("HH:mm", null)));
        Assert.Equal(second, board.Axis.InstantAt(new(2026, 4, 4), (24 * 60) + 15));
        Assert.Equal((24 * 60) + 15, board.NowTop(new(2026, 4, 4), second));
        Assert.Equal(new CalendarBand(CalendarBandKind.Absent, 24 * 60, 60), board.Columns[4].Bands[^1]);
        Assert.Empty(saturday.Bands);
        Assert.Equal(100, saturday.Slots.Count);
    }

    private static CalendarBoard Draw(CalendarData data, DateOnly day, CalendarView view = CalendarView.Day) =>
        CalendarBoard.Of(data, Range(day, view), null, Now);

    private static CalendarRange Range(DateOnly day, CalendarView view) => CalendarRange.Of(view, day);

    private static string Clock(CalendarSlot slot) => slot.Local.ToString("HH:mm", null);

    private static void Lunch(BranchScheduleInput input, TimeOnly opens) =>
        input.Days.ForEach(day => (day.Opens, day.LunchFrom, day.LunchUntil) = (opens, new(13, 0), new(14, 0)));

    private static void Always(BranchScheduleInput input) =>
        input.Days.ForEach(day => (day.IsOpen, day.Opens, day.Closes) = (true, TimeOnly.MinValue, TimeOnly.MinValue));

    private static CalendarData Data(
        IReadOnlyList<AppointmentRow>? visits = null,
        IReadOnlyList<ResourceRow>? places = null,
        Action<BranchScheduleInput>? change = null
    )
    {
        var schedule = BranchSchedule.Create(Guid.Empty, First.BranchId);
        var input = BranchScheduleInput.Of(schedule);
        change?.Invoke(input);
        schedule.Change(input, Now);
        return new(new(First.BranchId, "Centro", Branch.DefaultTimeZone, true), schedule, places ?? [First, Second], visits ?? []);
    }

    private static ResourceRow Place(string name) =>
        new(Ids.New(Now), 1, Guid.Parse("019ab000-0000-7000-8000-000000000001"), "Centro", name, ResourceKind.Box, null, null, true);

    private static AppointmentRow Visit(ResourceRow on, DateTime at, int minutes, int buffer = 0)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Branch.DefaultTimeZone);
        var end = at.AddMinutes(minutes);
        var who = new Visitor(null, "Ana", null, on.BranchId, "Centro");
        return new(
            Ids.New(Now),
            1,
            on.BranchId,
            "Centro",
            on.Id,
            on.Name,
            AppointmentType.EyeExam,
            AppointmentStatus.Scheduled,
            at,
            end,
            who
        )
        {
            LocalStart = WallClock.Of(at, zone),
            LocalEnd = WallClock.Of(end, zone),
            FreeAt = end.AddMinutes(buffer),
        };
    }
}
