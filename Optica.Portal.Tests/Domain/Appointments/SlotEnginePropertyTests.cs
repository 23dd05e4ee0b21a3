using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Appointments;

namespace Optica.Portal.Tests.Domain.Appointments;

/// <summary>
/// The engine against an oracle that walks every minute of the day and asks the clock: no slot overlaps what is busy or the lunch, and
/// every time of the grid that fits is offered.
/// </summary>
public sealed class SlotEnginePropertyTests
{
    private static readonly string[] Days =
    [
        "2026-04-03",
        "2026-04-04",
        "2026-04-05",
        "2026-09-05",
        "2026-09-06",
        "2026-09-07",
        "2026-11-30",
        "2028-02-29",
    ];

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(600);

    [Fact]
    public void Offer_AnySchedule_IsWhatTheOracleSays() =>
        Prop.ForAll(
                Cases(),
                one =>
                {
                    var offered = SlotEngine.Offer(one.Request, one.Day, one.Busy, one.Now).Select(slot => slot.StartsAt);
                    return offered.SequenceEqual(Oracle(one));
                }
            )
            .Check(Thorough);

    [Fact]
    public void Offer_AnySchedule_NeverOverlapsBusyTimeOrLunch() =>
        Prop.ForAll(
                Cases(),
                one =>
                    SlotEngine
                        .Offer(one.Request, one.Day, one.Busy, one.Now)
                        .All(slot => IsFree(one, slot.StartsAt, slot.EndsAt.AddMinutes(one.Request.Schedule.BufferMinutes)))
            )
            .Check(Thorough);

    [Fact]
    public void Judge_EveryFiveMinutes_AgreesWithOffer() =>
        Prop.ForAll(
                Cases(),
                one =>
                {
                    var offered = SlotEngine.Offer(one.Request, one.Day, one.Busy, one.Now).Select(slot => slot.StartsAt).ToHashSet();
                    return Minutes(one)
                        .Where(at => at.Minute % 5 == 0)
                        .All(at => SlotEngine.Judge(one.Request, at, one.Busy, one.Now) is null == offered.Contains(at));
                }
            )
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Cases_Many_HaveSlotsAndChangesOfTheClock()
    {
        // a property over empty days would hold of anything
        var cases = Cases().Generator.Sample(400).ToList();

        Assert.InRange(cases.Count(one => Oracle(one).Any()), 200, 399);
        Assert.Contains(cases, one => Oracle(one).Any() && Minutes(one).Count() == 25 * 60);
        Assert.Contains(cases, one => Oracle(one).Any() && Minutes(one).Count() == 23 * 60);
    }

    private static Arbitrary<Case> Cases() =>
        (
            from zone in Gen.Elements(Schedules.ZoneNames)
            from day in Gen.Elements(Days)
            from hours in Hours()
            from slot in Gen.Elements(5, 10, 15, 20, 25, 30, 40, 45, 60, 90)
            from buffer in Gen.Elements(0, 0, 5, 10, 15, 30)
            from minutes in Gen.Choose(3, 24).Select(fives => fives * 5)
            from notice in Gen.Elements(0, 0, 45, 600)
            from early in Gen.Choose(-600, 2 * 24 * 60)
            from busy in Gen.Choose(-60, 25 * 60).Two().ListOf(4)
            select Make(zone, day, (hours, slot, buffer, notice), (minutes, early, busy))
        ).ToArbitrary();

    private static Gen<DayHours> Hours() =>
        from times in Gen.Choose(0, 287).ArrayOf(4)
        from hasLunch in Gen.Elements(true, true, false)
        from isLate in Gen.Elements(true, false)
        let fives = times.Distinct().Order().Select(five => new TimeOnly(0, 0).AddMinutes(five * 5)).ToList()
        where fives.Count == 4
        let closes = isLate ? TimeOnly.MinValue : fives[3]
        select hasLunch ? new DayHours(fives[0], closes, fives[1], fives[2]) : new DayHours(fives[0], closes);

    private static Case Make(
        string zone,
        string day,
        (DayHours Hours, int Slot, int Buffer, int Notice) settings,
        (int Minutes, int Early, IEnumerable<(int, int)> Busy) visit
    )
    {
        var schedule = Schedules.Daily(
            settings.Hours,
            input => (input.SlotMinutes, input.BufferMinutes, input.NoticeMinutes) = (settings.Slot, settings.Buffer, settings.Notice)
        );
        var midnight = Schedules.Utc($"{day} 03:00");
        var busy = visit.Busy.Select(time =>
            (
                From: Math.Min(time.Item1, time.Item2),
                Until: Math.Min(Math.Max(time.Item1, time.Item2), Math.Min(time.Item1, time.Item2) + 150)
            )
        );
        return new Case(
            new SlotRequest(schedule, Schedules.Zone(zone), visit.Minutes),
            Schedules.Day(day),
            [
                .. busy.Where(time => time.From < time.Until)
                    .Select(time => new BusyTime(midnight.AddMinutes(time.From), midnight.AddMinutes(time.Until))),
            ],
            midnight.AddMinutes(-visit.Early)
        );
    }

    /// <summary>Every minute (UTC) at which the clock shows the day.</summary>
    private static IEnumerable<DateTime> Minutes(Case one) =>
        Enumerable
            .Range(-60, 60 * 36)
            .Select(minute => DateTime.SpecifyKind(one.Day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc).AddMinutes(minute))
            .Where(at => DateOnly.FromDateTime(Local(one, at)) == one.Day);

    private static IEnumerable<DateTime> Oracle(Case one)
    {
        var (schedule, length) = (one.Request.Schedule, one.Request.Minutes + one.Request.Schedule.BufferMinutes);
        return Minutes(one)
            .Where(at => at >= one.Now.AddMinutes(schedule.NoticeMinutes))
            .Where(at => IsGrid(one, Local(one, at)))
            .Where(at => IsFree(one, at, at.AddMinutes(length)));
    }

    private static bool IsGrid(Case one, DateTime local)
    {
        var hours = one.Request.Schedule.HoursOf(one.Day)!;
        var from = hours.LunchUntil is { } end && TimeOnly.FromDateTime(local) >= end ? end : hours.Opens;
        return IsWork(one, local) && (TimeOnly.FromDateTime(local) - from).TotalMinutes % one.Request.Schedule.SlotMinutes == 0;
    }

    private static bool IsFree(Case one, DateTime from, DateTime until)
    {
        for (var at = from; at < until; at = at.AddMinutes(1))
        {
            if (!IsWork(one, Local(one, at)) || one.Busy.Any(busy => busy.From <= at && at < busy.Until))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWork(Case one, DateTime local)
    {
        var (hours, time) = (one.Request.Schedule.HoursOf(one.Day)!, TimeOnly.FromDateTime(local));
        return DateOnly.FromDateTime(local) == one.Day
            && time >= hours.Opens
            && (time < hours.Closes || hours.Closes == TimeOnly.MinValue)
            && !(time >= hours.LunchFrom && time < hours.LunchUntil);
    }

    private static DateTime Local(Case one, DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, one.Request.Zone);

    private sealed record Case(SlotRequest Request, DateOnly Day, IReadOnlyList<BusyTime> Busy, DateTime Now);
}
