using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Appointments;
using static Optica.Portal.Tests.Domain.Appointments.Schedules;

namespace Optica.Portal.Tests.Domain.Appointments;

public sealed class DayLayoutTests
{
    [Fact]
    public void Place_Overlaps_StandSideBySide()
    {
        // A 9–10 and B 9:15–9:30 overlap, C 9:30–10 follows B, D 10–10:30 touches nothing
        var placed = Place(
            "2026-11-30",
            ("A", "12:00", "13:00"),
            ("B", "12:15", "12:30"),
            ("C", "12:30", "13:00"),
            ("D", "13:00", "13:30")
        );

        Assert.Equal(["A 540+60 0/2", "B 555+15 1/2", "C 570+30 1/2", "D 600+30 0/1"], placed);
    }

    [Fact]
    public void Place_Chain_IsOneGroupInTwoLanes() =>
        Assert.Equal(
            ["A 540+30 0/2", "B 555+30 1/2", "C 570+30 0/2"],
            Place("2026-11-30", ("A", "12:00", "12:30"), ("B", "12:15", "12:45"), ("C", "12:30", "13:00"))
        );

    [Fact]
    public void Place_SameTime_LongestFirst() =>
        Assert.Equal(
            ["B 540+60 0/3", "A 540+30 1/3", "C 540+30 2/3"],
            Place("2026-11-30", ("A", "12:00", "12:30"), ("B", "12:00", "13:00"), ("C", "12:00", "12:30"))
        );

    [Fact]
    public void Place_Window_CutsWhatReachesBeyondAndLeavesTheRest()
    {
        var axis = new CalendarAxis(CalendarRange.Of(CalendarView.Day, Day("2026-11-30")), Santiago, 9, 18);

        var placed = Place(
            "2026-11-30",
            axis,
            ("A", "11:00", "12:00"),
            ("B", "11:30", "12:30"),
            ("C", "20:45", "21:30"),
            ("D", "21:00", "22:00")
        );

        Assert.Equal(["B 0+30 0/1", "C 525+15 0/1"], placed);
    }

    [Fact]
    public void Place_OtherDays_AreLeftOut()
    {
        CalendarItem[] items =
        [
            new(IdOf("A"), Utc("2026-11-30 02:00"), Utc("2026-11-30 02:30")),
            new(IdOf("B"), Utc("2026-12-01 03:00"), Utc("2026-12-01 04:00")),
        ];

        Assert.Empty(DayLayout.Place(items, Day("2026-11-30"), Whole("2026-11-30"), Santiago));
    }

    [Fact]
    public void Place_BothHoursOfOneName_DoNotOverlap() =>
        Assert.Equal(
            ["A 1380+60 0/1", "B 1440+30 0/1"],
            Place("2026-04-04", Whole("2026-04-04"), ("A", "+02:00", "+03:00"), ("B", "+03:00", "+03:30"))
        );

    [Fact]
    public void Place_LateOnAnotherDayOfThatWeek_EndsWithItsHour() =>
        Assert.Equal(["A 1410+30 0/1"], Place("2026-04-03", Whole("2026-04-04"), ("A", "+02:30", "+03:00")));

    [Fact]
    public void Place_FirstOfTheShortDay_StandsAtOne() =>
        Assert.Equal(["A 60+30 0/1"], Place("2026-09-06", Whole("2026-09-06"), ("A", "04:00", "04:30")));

    [Fact]
    public void Place_AnyVisits_NeverDrawsOneOverAnother() =>
        Prop.ForAll(
                Gen.Choose(0, 140).SelectMany(start => Gen.Choose(3, 24).Select(length => (start, length))).ListOf().ToArbitrary(),
                Gen.Elements("2026-04-04", "2026-09-06", "2026-11-30").ToArbitrary(),
                (visits, day) =>
                {
                    var from = CalendarRange.Of(CalendarView.Day, Day(day)).From(Santiago);
                    var items = visits
                        .Select(
                            (visit, at) =>
                                Item(at, from.AddMinutes(10 * visit.start), from.AddMinutes((10 * visit.start) + (5 * visit.length)))
                        )
                        .ToList();
                    var placed = DayLayout.Place(items, Day(day), Whole(day), Santiago);
                    return placed.Count == items.Count(item => item.StartsAt < CalendarRange.Of(CalendarView.Day, Day(day)).Until(Santiago))
                        && placed.All(one => one.Lane < one.Lanes && one.Height > 0 && one.Top + one.Height <= Whole(day).Height)
                        && placed.All(one => placed.All(other => one.Id == other.Id || !Collide(one, other)))
                        && placed.All(one => one.Lanes == 1 || placed.Any(other => other.Id != one.Id && Meet(one, other)));
                }
            )
            .QuickCheckThrowOnFailure();

    private static bool Meet(PlacedItem one, PlacedItem other) => one.Top < other.Top + other.Height && other.Top < one.Top + one.Height;

    /// <summary>Whether they share a place: lanes of those who meet must divide the width alike.</summary>
    private static bool Collide(PlacedItem one, PlacedItem other) =>
        Meet(one, other) && (one.Lane == other.Lane || one.Lanes != other.Lanes);

    private static CalendarItem Item(int at, DateTime from, DateTime until) => new(IdOf(((char)('A' + at)).ToString()), from, until);

    private static Guid IdOf(string name) => new(name[0], 0, 0, new byte[8]);

    private static CalendarAxis Whole(string day) => new(CalendarRange.Of(CalendarView.Week, Day(day)), Santiago);

    private static List<string> Place(string day, params (string Name, string From, string Until)[] items) => Place(day, Whole(day), items);

    /// <summary>Times are UTC on the day, or on the next with a plus.</summary>
    private static List<string> Place(string day, CalendarAxis axis, params (string Name, string From, string Until)[] items)
    {
        DateTime At(string time) => Utc($"{day} {time.TrimStart('+')}").AddDays(time[0] == '+' ? 1 : 0);
        return
        [
            .. DayLayout
                .Place(items.Select(item => new CalendarItem(IdOf(item.Name), At(item.From), At(item.Until))), Day(day), axis, Santiago)
                .Select(one => $"{(char)BitConverter.ToInt32(one.Id.ToByteArray())} {one.Top}+{one.Height} {one.Lane}/{one.Lanes}"),
        ];
    }
}
