using Optica.Domain.Appointments;
using static Optica.Portal.Tests.Domain.Appointments.Schedules;

namespace Optica.Portal.Tests.Domain.Appointments;

public sealed class CalendarRangeTests
{
    [Theory]
    [InlineData(CalendarView.Day, "2026-11-29", "2026-11-29", "2026-11-29")]
    [InlineData(CalendarView.Week, "2026-11-29", "2026-11-23", "2026-11-29")]
    [InlineData(CalendarView.Week, "2026-11-30", "2026-11-30", "2026-12-06")]
    [InlineData(CalendarView.Week, "2026-12-06", "2026-11-30", "2026-12-06")]
    [InlineData(CalendarView.Month, "2026-11-15", "2026-10-26", "2026-12-06")]
    [InlineData(CalendarView.Month, "2027-02-28", "2027-02-01", "2027-02-28")]
    [InlineData(CalendarView.Month, "2026-08-01", "2026-07-27", "2026-09-06")]
    public void Of_View_IsWholeWeeksFromMonday(CalendarView view, string day, string first, string last)
    {
        var range = CalendarRange.Of(view, Day(day));

        Assert.Equal(new CalendarRange(Day(first), Day(last)), range);
        Assert.Equal((range.First, range.Last), (range.Days.First(), range.Days.Last()));
        Assert.Equal(range.Days.Count(), range.Days.Distinct().Count());
    }

    [Theory]
    [InlineData(CalendarView.Day, "2026-09-06", "America/Santiago", "2026-09-06 04:00", 23)]
    [InlineData(CalendarView.Day, "2026-04-04", "America/Santiago", "2026-04-04 03:00", 25)]
    [InlineData(CalendarView.Day, "2026-04-05", "America/Santiago", "2026-04-05 04:00", 24)]
    [InlineData(CalendarView.Day, "2026-09-05", "Pacific/Easter", "2026-09-05 06:00", 23)]
    [InlineData(CalendarView.Day, "2026-04-04", "Pacific/Easter", "2026-04-04 05:00", 25)]
    [InlineData(CalendarView.Day, "2026-09-06", "America/Punta_Arenas", "2026-09-06 03:00", 24)]
    [InlineData(CalendarView.Day, "2026-04-04", "America/Coyhaique", "2026-04-04 03:00", 24)]
    [InlineData(CalendarView.Week, "2026-09-06", "America/Santiago", "2026-08-31 04:00", (7 * 24) - 1)]
    [InlineData(CalendarView.Week, "2026-04-04", "America/Santiago", "2026-03-30 03:00", (7 * 24) + 1)]
    [InlineData(CalendarView.Month, "2026-04-15", "America/Santiago", "2026-03-30 03:00", (35 * 24) + 1)]
    public void FromUntil_Zone_CoversTheRealHours(CalendarView view, string day, string zone, string from, int hours)
    {
        var range = CalendarRange.Of(view, Day(day));

        Assert.Equal(Utc(from), range.From(Zone(zone)));
        Assert.Equal(TimeSpan.FromHours(hours), range.Until(Zone(zone)) - range.From(Zone(zone)));
    }

    [Theory]
    [InlineData(CalendarView.Day, "2026-12-31", 1, "2027-01-01")]
    [InlineData(CalendarView.Week, "2026-12-31", -1, "2026-12-24")]
    [InlineData(CalendarView.Month, "2027-01-31", 1, "2027-02-28")]
    [InlineData(CalendarView.Month, "2199-12-31", 1, "2199-12-31")]
    [InlineData(CalendarView.Day, "1900-01-01", -1, "1900-01-01")]
    public void Leaf_Pages_GoesOnAndBack(CalendarView view, string day, int pages, string then) =>
        Assert.Equal(Day(then), CalendarRange.Leaf(view, Day(day), pages));

    [Fact]
    public void Of_AbsurdDays_StaysWithinItsYears() =>
        Assert.All(
            from view in Enum.GetValues<CalendarView>()
            from day in new[] { DateOnly.MinValue, DateOnly.MaxValue }
            select (view, day),
            one =>
            {
                var range = CalendarRange.Of(one.view, one.day);
                Assert.InRange(range.First.Year, 1899, 2199);
                Assert.InRange(range.Last.Year, 1900, 2200);
                Assert.True(range.From(Santiago) < range.Until(Santiago));
                Assert.InRange(CalendarRange.Leaf(one.view, one.day, 1).Year, 1900, 2199);
            }
        );
}
