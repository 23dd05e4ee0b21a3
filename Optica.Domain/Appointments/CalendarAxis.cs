namespace Optica.Domain.Appointments;

/// <summary>A row of a calendar.</summary>
/// <param name="Hour">Hour of the clock, 0–23.</param>
/// <param name="IsSecond">Whether it is the hour's second time, after the clock went back.</param>
public readonly record struct CalendarHour(int Hour, bool IsSecond = false);

/// <summary>
/// The hours down the side of a calendar, shared by all its days, in minutes from the top. An hour that some day has twice gets two
/// rows, which other days leave empty; one that a day skips stays empty on that day. So a place means one instant, and an instant has
/// one place, also in the weeks of the clock changes (CL-11: whole hours).
/// </summary>
public sealed class CalendarAxis
{
    private const int HourMinutes = 60;

    private readonly TimeZoneInfo zone;
    private readonly List<CalendarHour> hours = [];

    /// <summary>The axis of some days.</summary>
    /// <param name="days">Days of the calendar.</param>
    /// <param name="zone">The branch's zone.</param>
    /// <param name="fromHour">First hour shown, 0–23.</param>
    /// <param name="untilHour">Hour after the last shown, at most 24.</param>
    public CalendarAxis(CalendarRange days, TimeZoneInfo zone, int fromHour = 0, int untilHour = 24)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentOutOfRangeException.ThrowIfNegative(fromHour);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(untilHour, 24);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fromHour, untilHour);
        this.zone = zone;
        for (var hour = fromHour; hour < untilHour; hour++)
        {
            hours.Add(new CalendarHour(hour));
            if (days.Days.Any(day => Instants(day, hour * HourMinutes).Count > 1))
            {
                hours.Add(new CalendarHour(hour, IsSecond: true));
            }
        }
    }

    /// <summary>Rows from the top, sixty minutes each.</summary>
    public IReadOnlyList<CalendarHour> Hours => hours;

    /// <summary>Height of a column, minutes.</summary>
    public int Height => hours.Count * HourMinutes;

    /// <summary>Whether a day has the hour of a row.</summary>
    public bool Has(DateOnly day, CalendarHour hour) => Instants(day, hour.Hour * HourMinutes).Count > (hour.IsSecond ? 1 : 0);

    /// <summary>Where something begins, minutes from the top; what begins before or after the axis, at its ends.</summary>
    /// <param name="at">UTC.</param>
    public int TopOf(DateTime at) => PlaceOf(at, minutes: 0);

    /// <summary>Where something ends: below its last minute, whatever the clock does next.</summary>
    /// <param name="at">UTC.</param>
    public int BottomOf(DateTime at) => PlaceOf(at.AddMinutes(-1), minutes: 1);

    /// <summary>The instant (UTC) at a place of a day's column; null where the day has no such hour.</summary>
    /// <param name="day">The column's day.</param>
    /// <param name="top">Minutes from the top.</param>
    public DateTime? InstantAt(DateOnly day, int top)
    {
        if (top < 0 || top >= Height)
        {
            return null;
        }

        var hour = hours[top / HourMinutes];
        var instants = Instants(day, (hour.Hour * HourMinutes) + (top % HourMinutes));
        return instants.Count == 0 || (hour.IsSecond && instants.Count == 1) ? null : instants[hour.IsSecond ? 1 : 0];
    }

    private int PlaceOf(DateTime at, int minutes)
    {
        var local = WallClock.Of(at, zone).DateTime;
        var isSecond = WallClock.Instants(local, zone) is [var first, _] && first != at;
        var row = hours.IndexOf(new CalendarHour(local.Hour, isSecond));
        return row >= 0 ? (row * HourMinutes) + local.Minute + minutes
            : local.Hour < hours[0].Hour ? 0
            : Height;
    }

    private IReadOnlyList<DateTime> Instants(DateOnly day, int minute) =>
        WallClock.Instants(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute), zone);
}
