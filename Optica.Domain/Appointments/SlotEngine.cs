namespace Optica.Domain.Appointments;

/// <summary>
/// The times a resource can be booked (DOMAIN §8): the whole visit and its buffer fit before lunch and closing, no other visit or
/// buffer is in the way, notice and advance are kept, the date is not blocked. Pure; what it offers, the unique cells of
/// <see cref="SlotKey"/> decide.
/// </summary>
public static class SlotEngine
{
    /// <summary>Every time offered on a day, in order.</summary>
    /// <param name="request">Settings, zone and length.</param>
    /// <param name="day">By the branch's calendar.</param>
    /// <param name="busy">What occupies the resource, buffers included; times of other days do no harm. When a visit is moved, without itself.</param>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<Slot> Offer(SlotRequest request, DateOnly day, IReadOnlyCollection<BusyTime> busy, DateTime now)
    {
        Check(request);
        var ahead = day.DayNumber - DayOf(now, request.Zone).DayNumber;
        if (ahead < 0 || ahead > request.Schedule.AdvanceDays)
        {
            return [];
        }

        var open = new OpenDay(request.Schedule.HoursOf(day), day, request);
        var offered = open.Grid.Where(at => Judge(request, open, (at, now), busy) is null);
        return [.. offered.Select(at => SlotAt(at, request))];
    }

    /// <summary>Every start of a day by the branch's grid, UTC in order, whether it is taken, over or too late for the length.</summary>
    /// <param name="request">Settings and zone.</param>
    /// <param name="day">By the branch's calendar.</param>
    public static IReadOnlyList<DateTime> Grid(SlotRequest request, DateOnly day)
    {
        Check(request);
        return new OpenDay(request.Schedule.HoursOf(day), day, request).Grid;
    }

    /// <summary>Why a time is not offered; null when it is.</summary>
    /// <param name="request">Settings, zone and length.</param>
    /// <param name="startsAt">UTC.</param>
    /// <param name="busy">As for <see cref="Offer"/>.</param>
    /// <param name="now">UTC.</param>
    public static SlotProblem? Judge(SlotRequest request, DateTime startsAt, IReadOnlyCollection<BusyTime> busy, DateTime now)
    {
        Check(request);
        if (Hurry(request, startsAt, now) is { } problem)
        {
            return problem;
        }

        var day = DayOf(startsAt, request.Zone);
        return Judge(request, new OpenDay(request.Schedule.HoursOf(day), day, request), (startsAt, now), busy);
    }

    private static SlotProblem? Judge(
        SlotRequest request,
        OpenDay open,
        (DateTime Start, DateTime Now) at,
        IReadOnlyCollection<BusyTime> busy
    )
    {
        if (Hurry(request, at.Start, at.Now) is { } problem)
        {
            return problem;
        }

        var time = new BusyTime(at.Start, at.Start.AddMinutes(request.Minutes + request.Schedule.BufferMinutes));
        return open.IsClosed ? SlotProblem.ClosedDay
            : !open.Fits(time) ? SlotProblem.OutsideHours
            : !open.Grid.Contains(at.Start) ? SlotProblem.OffGrid
            : busy.Any(taken => taken.Overlaps(time)) ? SlotProblem.Taken
            : null;
    }

    /// <summary>Notice to the minute; advance in whole days of the branch's calendar.</summary>
    private static SlotProblem? Hurry(SlotRequest request, DateTime start, DateTime now)
    {
        var schedule = request.Schedule;
        return start < now.AddMinutes(schedule.NoticeMinutes) ? SlotProblem.TooSoon
            : DayOf(start, request.Zone).DayNumber - DayOf(now, request.Zone).DayNumber > schedule.AdvanceDays ? SlotProblem.TooFar
            : null;
    }

    private static Slot SlotAt(DateTime at, SlotRequest request)
    {
        var end = at.AddMinutes(request.Minutes);
        var (localStart, localEnd) = (WallClock.Of(at, request.Zone), WallClock.Of(end, request.Zone));
        return new Slot(at, end, localStart, localEnd, WallClock.Instants(localStart.DateTime, request.Zone).Count > 1);
    }

    private static DateOnly DayOf(DateTime at, TimeZoneInfo zone) => DateOnly.FromDateTime(WallClock.Of(at, zone).DateTime);

    private static void Check(SlotRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!AppointmentRules.IsDuration(request.Minutes))
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.Minutes, "Callers check the length first.");
        }
    }
}
