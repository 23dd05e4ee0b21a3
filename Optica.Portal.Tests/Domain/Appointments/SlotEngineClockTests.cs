using Optica.Domain.Appointments;
using static Optica.Portal.Tests.Domain.Appointments.Schedules;

namespace Optica.Portal.Tests.Domain.Appointments;

/// <summary>Slots where the clock skips an hour or shows one twice (CL-11).</summary>
public sealed class SlotEngineClockTests
{
    private static readonly DateTime Before = Utc("2026-01-02 12:00");

    [Theory]
    [InlineData("America/Santiago", "2026-04-04", 25)]
    [InlineData("America/Santiago", "2026-04-05", 24)]
    [InlineData("America/Santiago", "2026-09-05", 24)]
    [InlineData("America/Santiago", "2026-09-06", 23)]
    [InlineData("Pacific/Easter", "2026-04-04", 25)]
    [InlineData("Pacific/Easter", "2026-04-05", 24)]
    [InlineData("Pacific/Easter", "2026-09-05", 23)]
    [InlineData("Pacific/Easter", "2026-09-06", 24)]
    [InlineData("America/Punta_Arenas", "2026-04-04", 24)]
    [InlineData("America/Punta_Arenas", "2026-09-06", 24)]
    [InlineData("America/Coyhaique", "2026-04-04", 24)]
    [InlineData("America/Coyhaique", "2026-09-06", 24)]
    public void Offer_OpenAllDay_HasEveryQuarterOfTheDay(string zone, string day, int hours)
    {
        var offered = Offer(Daily(AllDay), zone, day);

        Assert.Equal((hours * 4) - 1, offered.Count);
        Assert.All(
            offered.Zip(offered.Skip(1)),
            pair => Assert.Equal(TimeSpan.FromMinutes(15), pair.Second.StartsAt - pair.First.StartsAt)
        );
        Assert.All(offered, slot => Assert.Equal(Day(day), DateOnly.FromDateTime(slot.LocalStart.DateTime)));
        Assert.All(offered, slot => Assert.Equal(slot.StartsAt, slot.LocalStart.UtcDateTime));
    }

    [Fact]
    public void Offer_MissingHourInSantiago_IsNotThere()
    {
        var offered = Offer(Daily(AllDay), "America/Santiago", "2026-09-06");

        Assert.Equal(Utc("2026-09-06 04:00"), offered[0].StartsAt);
        Assert.Equal(new DateTimeOffset(2026, 9, 6, 1, 0, 0, TimeSpan.FromHours(-3)), offered[0].LocalStart);
        Assert.DoesNotContain(offered, slot => slot.LocalStart.Hour == 0 || slot.IsRepeated);
    }

    [Fact]
    public void Offer_RepeatedHourInSantiago_IsThereTwice()
    {
        var late = Offer(Daily(AllDay), "America/Santiago", "2026-04-04").Where(slot => slot.LocalStart.Hour == 23).ToList();

        Assert.Equal(
            ["23:00 -03", "23:15 -03", "23:30 -03", "23:45 -03", "23:00 -04", "23:15 -04", "23:30 -04"],
            late.Select(slot => slot.LocalStart.ToString("HH:mm zz")).ToList()
        );
        Assert.All(late, slot => Assert.True(slot.IsRepeated));
        Assert.Equal(7, late.Select(slot => slot.StartsAt).Distinct().Count());
        // a visit across the change lasts its thirty minutes
        Assert.Equal("23:15 -04", late[3].LocalEnd.ToString("HH:mm zz"));
    }

    [Fact]
    public void Offer_BusyInOneOfTheTwoHours_LeavesTheOther()
    {
        BusyTime[] busy = [new(Utc("2026-04-05 02:00"), Utc("2026-04-05 03:00"))];

        var late = Offer(Daily(AllDay), "America/Santiago", "2026-04-04", busy).Where(slot => slot.LocalStart.Hour == 23);

        Assert.Equal(["23:00 -04", "23:15 -04", "23:30 -04"], late.Select(slot => slot.LocalStart.ToString("HH:mm zz")).ToList());
    }

    [Fact]
    public void Offer_MissingHourOnEasterIsland_IsTheOneBeforeElevenTheNightBefore()
    {
        var late = Offer(Daily(Hours("21:00-00:00")), "Pacific/Easter", "2026-09-05");

        Assert.Equal(
            ["21:00", "21:15", "21:30", "21:45", "23:00", "23:15", "23:30"],
            late.Select(slot => slot.LocalStart.ToString("HH:mm")).ToList()
        );
        Assert.Equal("23:15", late[3].LocalEnd.ToString("HH:mm"));
    }

    [Theory]
    // closing within the missing hour: the clock jumps past it
    [InlineData("Pacific/Easter", "2026-09-05", "21:00-22:30", "21:00 21:15 21:30")]
    // opening within it
    [InlineData("America/Santiago", "2026-09-06", "00:30-02:00", "01:00 01:15 01:30")]
    // a day that would be over before it begins
    [InlineData("America/Santiago", "2026-09-06", "00:00-01:00", "")]
    // lunch at an hour that does not come is no lunch
    [InlineData("Pacific/Easter", "2026-09-05", "21:30-23:30 22:00-23:00", "21:30 21:45 23:00")]
    // closing within the hour that comes twice: the clock says open again
    [InlineData("America/Santiago", "2026-04-04", "22:30-23:30", "22:30 22:45 23:00 23:00")]
    // lunch in it is had twice
    [InlineData("Pacific/Easter", "2026-04-04", "20:30-22:30 21:00-21:30", "20:30 21:30 21:30 21:45 22:00")]
    public void Offer_HoursAcrossTheChange_FollowTheClockOnTheWall(string zone, string day, string hours, string times) =>
        Assert.Equal(times, string.Join(' ', Offer(Daily(Hours(hours)), zone, day).Select(slot => slot.LocalStart.ToString("HH:mm"))));

    [Theory]
    [InlineData("2026-04-03", "12:00")]
    [InlineData("2026-04-06", "13:00")]
    [InlineData("2026-09-04", "13:00")]
    [InlineData("2026-09-07", "12:00")]
    public void Offer_WorkingDaysAroundTheChange_BeginAtNineByTheClock(string day, string utc)
    {
        var offered = Offer(Usual(), "America/Santiago", day);

        Assert.Equal(35, offered.Count);
        Assert.Equal(Utc($"{day} {utc}"), offered[0].StartsAt);
        Assert.Equal(9, offered[0].LocalStart.Hour);
    }

    [Theory]
    [InlineData("2026-09-06 03:45", SlotProblem.OffGrid)]
    [InlineData("2026-09-06 04:00", null)]
    public void Judge_AroundTheMissingHour_KnowsTheDay(string start, SlotProblem? problem)
    {
        // 03:45 UTC is 23:45 of the day before, whose grid of 20 minutes has no such time
        var schedule = Daily(AllDay, input => input.SlotMinutes = 20);

        Assert.Equal(problem, SlotEngine.Judge(new(schedule, Santiago, 15), Utc(start), [], Before));
    }

    private static IReadOnlyList<Slot> Offer(BranchSchedule schedule, string zone, string day, BusyTime[]? busy = null) =>
        SlotEngine.Offer(new SlotRequest(schedule, Zone(zone), 30), Day(day), busy ?? [], Before);
}
