using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Appointments;
using static Optica.Portal.Tests.Domain.Appointments.Schedules;

namespace Optica.Portal.Tests.Domain.Appointments;

public sealed class BranchScheduleTests
{
    [Fact]
    public void Create_Defaults_AreWeekdaysFromNineToSixEveryQuarter()
    {
        var schedule = Usual();

        Assert.Equal("mon 09:00-18:00; tue 09:00-18:00; wed 09:00-18:00; thu 09:00-18:00; fri 09:00-18:00", schedule.Week.ToString());
        Assert.Equal((15, 0, 0, 365), (schedule.SlotMinutes, schedule.BufferMinutes, schedule.NoticeMinutes, schedule.AdvanceDays));
        Assert.Empty(schedule.BlockedDates);
        Assert.NotNull(schedule.HoursOf(Day("2026-11-30")));
        Assert.Null(schedule.HoursOf(Day("2026-11-29")));
    }

    [Fact]
    public void HoursOf_EveryWeekday_IsItsOwn()
    {
        var schedule = With(input =>
        {
            for (var day = 0; day < 7; day++)
            {
                Set(input.Days[day], new DayHours(new TimeOnly(day, 0), new TimeOnly(20, 0)));
            }
        });

        Assert.All(Enumerable.Range(0, 7), day => Assert.Equal(day, schedule.HoursOf(Day("2026-11-30").AddDays(day))!.Opens.Hour));
    }

    [Fact]
    public void Change_BlockedDates_KeepsThoseThatStay()
    {
        var schedule = With(input =>
            input.BlockedDates = [
                new() { Day = Day("2026-12-25"), Reason = "Navidad" },
                new() { Day = Day("2026-12-08") },
                new() { Day = Day("2027-01-01"), Reason = "Año nuevo" },
            ]
        );
        var before = schedule.BlockedDates.ToDictionary(blocked => blocked.Day);
        var input = BranchScheduleInput.Of(schedule);
        Assert.Equal(["08", "25", "01"], input.BlockedDates.Select(blocked => blocked.Day!.Value.ToString("dd")).ToList());
        input.BlockedDates.RemoveAt(0);
        input.BlockedDates[0].Reason = "Pascua";

        schedule.Change(input, Utc("2026-12-01 12:00"));

        var after = schedule.BlockedDates.ToDictionary(blocked => blocked.Day);
        Assert.Equal([Day("2026-12-25"), Day("2027-01-01")], after.Keys.Order());
        Assert.Same(before[Day("2027-01-01")], after[Day("2027-01-01")]);
        Assert.Equal("Pascua", after[Day("2026-12-25")].Reason);
        Assert.Equal(
            (schedule.BranchId, schedule.OrganisationId),
            (after[Day("2026-12-25")].BranchId, after[Day("2026-12-25")].OrganisationId)
        );
        Assert.NotNull(schedule.HoursOf(Day("2026-12-08")));
        Assert.Null(schedule.HoursOf(Day("2026-12-25")));
    }

    [Fact]
    public void Of_Schedule_ChangesNothingWhenSaved()
    {
        var schedule = With(input =>
        {
            Set(input.Days[5], Hours("10:00-14:00"));
            Set(input.Days[0], Hours("09:00-00:00 13:00-14:30"));
            input.BlockedDates = [new() { Day = Day("2026-12-25") }];
        });
        var (week, blocked) = (schedule.Week, schedule.BlockedDates[0]);

        schedule.Change(BranchScheduleInput.Of(schedule), Utc("2026-12-01 12:00"));

        Assert.Equal(week, schedule.Week);
        Assert.Equal("mon 09:00-00:00 13:00-14:30", week.ToString().Split("; ")[0]);
        Assert.Same(blocked, Assert.Single(schedule.BlockedDates));
    }

    [Fact]
    public void WeekHours_AnyWeek_ReadsBackTheSame() =>
        Prop.ForAll(
                Weeks(),
                week =>
                {
                    var (text, read) = (week.ToString(), WeekHours.Parse(week.ToString()));
                    return read.Equals(week) && read.GetHashCode() == week.GetHashCode() && text.Length <= WeekHours.TextLength;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void WeekHours_OneDayDifferent_IsNotEqual()
    {
        var days = WeekHours.Usual.Days.ToList();
        days[0] = Hours("09:00-18:00 13:00-14:00");

        Assert.NotEqual(WeekHours.Usual, new WeekHours(days));
        Assert.False(WeekHours.Usual.Equals(null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeekHours([null]));
    }

    private static Arbitrary<WeekHours> Weeks()
    {
        var day =
            from minutes in Gen.Choose(0, 287).ArrayOf(4)
            from kind in Gen.Choose(0, 2)
            let times = minutes.Order().Select(five => TimeOnly.MinValue.AddMinutes(5 * five)).ToList()
            select kind switch
            {
                0 => null,
                1 => new DayHours(times[0], times[3]),
                _ => new DayHours(times[0], times[3], times[1], times[2]),
            };
        return day.ListOf(7).Select(days => new WeekHours(days)).ToArbitrary();
    }
}
