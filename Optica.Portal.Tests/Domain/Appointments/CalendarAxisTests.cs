using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Appointments;
using static Optica.Portal.Tests.Domain.Appointments.Schedules;

namespace Optica.Portal.Tests.Domain.Appointments;

public sealed class CalendarAxisTests
{
    [Theory]
    [InlineData("2026-11-30", 24)]
    [InlineData("2026-09-06", 24)]
    [InlineData("2026-04-04", 25)]
    public void Hours_Week_HasARowMoreWhenAnHourComesTwice(string day, int rows)
    {
        var axis = Axis(CalendarView.Week, day);

        Assert.Equal((rows, rows * 60), (axis.Hours.Count, axis.Height));
        Assert.Equal(rows == 25 ? [new(23), new(23, IsSecond: true)] : [new(22), new(23)], axis.Hours.TakeLast(2));
    }

    [Fact]
    public void Hours_Window_IsOnlyThat()
    {
        var axis = new CalendarAxis(CalendarRange.Of(CalendarView.Week, Day("2026-04-04")), Santiago, 9, 18);

        Assert.Equal(Enumerable.Range(9, 9).Select(hour => new CalendarHour(hour)), axis.Hours);
    }

    [Theory]
    [InlineData("2026-09-06", 0, false, false)]
    [InlineData("2026-09-06", 1, false, true)]
    [InlineData("2026-09-05", 0, false, true)]
    [InlineData("2026-04-04", 23, true, true)]
    [InlineData("2026-04-03", 23, true, false)]
    [InlineData("2026-04-04", 22, true, false)]
    public void Has_Hour_IsWhetherTheDayHasIt(string day, int hour, bool isSecond, bool has) =>
        Assert.Equal(has, Axis(CalendarView.Week, day).Has(Day(day), new CalendarHour(hour, isSecond)));

    [Theory]
    [InlineData("2026-11-30 12:15", 9 * 60 + 15)]
    [InlineData("2026-09-06 04:00", 60)]
    [InlineData("2026-09-06 03:45", 23 * 60 + 45)]
    [InlineData("2026-09-06 12:00", 9 * 60)]
    public void TopOf_Instant_IsItsTimeByTheClock(string at, int top) =>
        Assert.Equal(top, Axis(CalendarView.Week, at[..10]).TopOf(Utc(at)));

    [Fact]
    public void TopOf_RepeatedHour_HasARowForEachTime()
    {
        var axis = Axis(CalendarView.Week, "2026-04-04");

        Assert.Equal((23 * 60) + 30, axis.TopOf(Utc("2026-04-05 02:30")));
        Assert.Equal((24 * 60) + 30, axis.TopOf(Utc("2026-04-05 03:30")));
        Assert.Equal(25 * 60, axis.BottomOf(Utc("2026-04-05 04:00")));
        Assert.Equal(24 * 60, axis.BottomOf(Utc("2026-04-05 03:00")));
    }

    [Theory]
    [InlineData("2026-11-30 11:59", 0, 0)]
    [InlineData("2026-11-30 12:00", 0, 0)]
    [InlineData("2026-11-30 12:01", 1, 1)]
    [InlineData("2026-11-30 21:00", 540, 540)]
    [InlineData("2026-11-30 23:00", 540, 540)]
    public void Places_OutsideTheWindow_AreItsEnds(string at, int top, int bottom)
    {
        var axis = new CalendarAxis(CalendarRange.Of(CalendarView.Day, Day("2026-11-30")), Santiago, 9, 18);

        Assert.Equal((top, bottom), (axis.TopOf(Utc(at)), axis.BottomOf(Utc(at))));
    }

    [Theory]
    [InlineData("2026-09-06", 0, null)]
    [InlineData("2026-09-06", 59, null)]
    [InlineData("2026-09-06", 60, "2026-09-06 04:00")]
    [InlineData("2026-04-04", 23 * 60, "2026-04-05 02:00")]
    [InlineData("2026-04-04", 24 * 60, "2026-04-05 03:00")]
    [InlineData("2026-04-03", 24 * 60, null)]
    [InlineData("2026-04-05", 0, "2026-04-05 04:00")]
    [InlineData("2026-04-05", -1, null)]
    [InlineData("2026-04-05", 25 * 60, null)]
    public void InstantAt_Place_IsOneInstantOrNone(string day, int top, string? utc) =>
        Assert.Equal(utc is null ? null : Utc(utc), Axis(CalendarView.Week, day).InstantAt(Day(day), top));

    [Fact]
    public void InstantAt_AnyPlace_IsWhereItStands() =>
        Prop.ForAll(
                Gen.Elements(ZoneNames).ToArbitrary(),
                Gen.Elements("2026-04-04", "2026-04-05", "2026-09-05", "2026-09-06", "2026-11-30").ToArbitrary(),
                Gen.Choose(0, (25 * 60) - 1).ToArbitrary(),
                (zone, day, top) =>
                {
                    var axis = new CalendarAxis(CalendarRange.Of(CalendarView.Week, Day(day)), Zone(zone));
                    return axis.InstantAt(Day(day), top) is not { } at
                        ? top >= axis.Height || !axis.Has(Day(day), axis.Hours[top / 60])
                        : axis.TopOf(at) == top && axis.BottomOf(at.AddMinutes(1)) == top + 1;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData(-1, 24)]
    [InlineData(0, 25)]
    [InlineData(9, 9)]
    public void Create_AbsurdWindow_IsAProgrammersMistake(int from, int until) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new CalendarAxis(CalendarRange.Of(CalendarView.Day, Day("2026-11-30")), Santiago, from, until)
        );

    private static CalendarAxis Axis(CalendarView view, string day) => new(CalendarRange.Of(view, Day(day)), Santiago);
}
