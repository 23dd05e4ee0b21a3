using Optica.Domain.Appointments;
using Optica.Domain.Common;
using static Optica.Portal.Tests.Domain.Appointments.Schedules;

namespace Optica.Portal.Tests.Domain.Appointments;

/// <summary>The rules of DOMAIN §8 on days without a change of the clocks.</summary>
public sealed class SlotEngineTests
{
    // Monday; Santiago is three hours behind UTC
    private static readonly DateOnly Monday = Day("2026-11-30");
    private static readonly DateTime Before = Utc("2026-11-27 12:00");

    [Fact]
    public void Offer_DefaultDay_IsEveryQuarterFromNineToHalfPastFive()
    {
        var offered = Times(Usual());

        Assert.Equal(35, offered.Count);
        Assert.Equal(Enumerable.Range(0, 35).Select(step => new TimeOnly(9, 0).AddMinutes(15 * step)), offered);
        Assert.Equal((new TimeOnly(9, 0), new TimeOnly(17, 30)), (offered[0], offered[^1]));
    }

    [Fact]
    public void Offer_Slot_CarriesInstantsAndLocalTimes()
    {
        var slot = Offer(Usual())[0];

        Assert.Equal((Utc("2026-11-30 12:00"), Utc("2026-11-30 12:30")), (slot.StartsAt, slot.EndsAt));
        Assert.Equal(DateTimeKind.Utc, slot.StartsAt.Kind);
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(-3)), slot.LocalStart);
        Assert.Equal(new TimeSpan(9, 30, 0), slot.LocalEnd.TimeOfDay);
        Assert.False(slot.IsRepeated);
    }

    [Fact]
    public void Offer_Lunch_LastBeforeIsHalfPastTwelveAndWorkGoesOnAtTwo()
    {
        var offered = Times(Daily(Hours("09:00-18:00 13:00-14:00")));

        Assert.Equal(Time("12:30"), offered.Last(time => time < Time("13:00")));
        Assert.Equal(Time("14:00"), offered.First(time => time > Time("12:30")));
        Assert.Equal(15 + 15, offered.Count);
    }

    [Fact]
    public void Offer_Buffer_FitsBeforeLunchAndClosingToo()
    {
        var offered = Times(Daily(Hours("09:00-18:00 13:00-14:00"), input => input.BufferMinutes = 10));

        Assert.Equal(Time("12:15"), offered.Last(time => time < Time("13:00")));
        Assert.Equal(Time("17:15"), offered[^1]);
    }

    [Theory]
    [InlineData(15, "17:45")]
    [InlineData(20, "17:30")]
    [InlineData(60, "17:00")]
    [InlineData(120, "16:00")]
    public void Offer_Length_DecidesTheLast(int minutes, string last) => Assert.Equal(Time(last), Times(Usual(), minutes)[^1]);

    [Fact]
    public void Offer_GridOfForty_BeginsAnewAfterLunch() =>
        Assert.Equal(
            ["09:00", "09:40", "10:20", "11:00", "11:40", "12:20", "14:00", "14:40"],
            Times(Daily(Hours("09:00-15:30 13:00-14:00"), input => input.SlotMinutes = 40)).Select(time => time.ToString("HH:mm")).ToList()
        );

    [Fact]
    public void Offer_Busy_LeavesWhatDoesNotTouch()
    {
        // 10:00–10:30 and 11:00–11:40 with its buffer
        BusyTime[] busy = [Busy("13:00", "13:30"), Busy("14:00", "14:40")];

        var offered = Times(Daily(Hours("09:30-12:30")), busy: busy);

        Assert.Equal(["09:30", "10:30", "11:45", "12:00"], offered.Select(time => time.ToString("HH:mm")).ToList());
    }

    [Fact]
    public void Offer_OwnBuffer_MustBeFreeToo()
    {
        var offered = Times(Daily(Hours("09:00-11:00"), input => input.BufferMinutes = 15), busy: [Busy("13:00", "13:45")]);

        Assert.Equal(["09:00", "09:15"], offered.Select(time => time.ToString("HH:mm")).ToList());
    }

    [Theory]
    [InlineData("12:00", 0, "09:00")]
    [InlineData("12:01", 0, "09:15")]
    [InlineData("12:01", 60, "10:15")]
    [InlineData("12:15", 60, "10:15")]
    public void Offer_Notice_IsKeptToTheMinute(string now, int notice, string first)
    {
        var schedule = With(input => input.NoticeMinutes = notice);

        Assert.Equal(Time(first), Times(schedule, now: Utc($"2026-11-30 {now}"))[0]);
    }

    [Fact]
    public void Offer_PastDay_IsEmpty() => Assert.Empty(Times(Usual(), now: Utc("2026-12-01 03:00")));

    [Theory]
    [InlineData("2026-11-28 03:00", 2, true)]
    [InlineData("2026-11-28 02:59", 2, false)]
    public void Offer_Advance_CountsDaysOfTheBranch(string now, int days, bool offered) =>
        Assert.Equal(offered, Times(With(input => input.AdvanceDays = days), now: Utc(now)).Count > 0);

    [Fact]
    public void Offer_BlockedDate_IsEmpty()
    {
        var schedule = With(input => input.BlockedDates = [new() { Day = Monday, Reason = " Feriado " }]);

        Assert.Empty(Times(schedule));
        Assert.Equal(35, SlotEngine.Offer(new(schedule, Santiago, 30), Monday.AddDays(1), [], Before).Count);
    }

    [Fact]
    public void Offer_Weekend_IsClosedByDefault() =>
        Assert.All(
            [Day("2026-11-28"), Day("2026-11-29")],
            day => Assert.Empty(SlotEngine.Offer(new(Usual(), Santiago, 30), day, [], Before))
        );

    [Fact]
    public void Offer_AbsurdDays_AreEmpty() =>
        Assert.All(
            [DateOnly.MinValue, DateOnly.MaxValue],
            day => Assert.Empty(SlotEngine.Offer(new(Usual(), Santiago, 30), day, [], Before))
        );

    [Theory]
    [InlineData(14)]
    [InlineData(31)]
    [InlineData(125)]
    public void Offer_ImpossibleLength_IsAProgrammersMistake(int minutes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Times(Usual(), minutes));

    [Theory]
    [InlineData("2026-11-30 12:00", null, null)]
    [InlineData("2026-11-27 11:59", SlotProblem.TooSoon, "slot_too_soon")]
    [InlineData("2027-11-30 12:00", SlotProblem.TooFar, "slot_too_far")]
    [InlineData("2026-11-29 12:00", SlotProblem.ClosedDay, "slot_closed_day")]
    [InlineData("2026-11-30 20:45", SlotProblem.OutsideHours, "slot_outside_hours")]
    [InlineData("2026-11-30 11:45", SlotProblem.OutsideHours, "slot_outside_hours")]
    [InlineData("2026-11-30 12:05", SlotProblem.OffGrid, "slot_off_grid")]
    [InlineData("2026-11-30 13:00", SlotProblem.Taken, "slot_taken")]
    public void Judge_Time_SaysWhy(string start, SlotProblem? problem, string? code)
    {
        var judged = SlotEngine.Judge(new(Usual(), Santiago, 30), Utc(start), [Busy("13:00", "13:30")], Before);

        Assert.Equal(problem, judged);
        Assert.Equal(code, judged?.ToError() is Invalid invalid ? invalid.Fields.Single().Code : judged?.ToError().Code);
    }

    [Fact]
    public void Judge_AbsurdInstants_AreRefused()
    {
        var request = new SlotRequest(Usual(), Santiago, 30);

        Assert.Equal(SlotProblem.TooSoon, SlotEngine.Judge(request, DateTime.MinValue, [], Before));
        Assert.Equal(SlotProblem.TooFar, SlotEngine.Judge(request, DateTime.MaxValue, [], Before));
    }

    private static BusyTime Busy(string from, string until) => new(Utc($"2026-11-30 {from}"), Utc($"2026-11-30 {until}"));

    private static IReadOnlyList<Slot> Offer(BranchSchedule schedule) =>
        SlotEngine.Offer(new SlotRequest(schedule, Santiago, 30), Monday, [], Before);

    private static List<TimeOnly> Times(BranchSchedule schedule, int minutes = 30, BusyTime[]? busy = null, DateTime? now = null) =>
        [
            .. SlotEngine
                .Offer(new SlotRequest(schedule, Santiago, minutes), Monday, busy ?? [], now ?? Before)
                .Select(slot => TimeOnly.FromTimeSpan(slot.LocalStart.TimeOfDay)),
        ];
}
