using Optica.Domain.Appointments;

namespace Optica.Portal.Features.Appointments;

/// <summary>What a calendar of hours draws: its axis and a column for each day or resource. Pure.</summary>
public sealed class CalendarBoard
{
    private const int HourMinutes = 60;

    private static readonly DayHours Usual = DayHours.Usual;

    private CalendarBoard(CalendarAxis axis, IReadOnlyList<CalendarColumn> columns)
    {
        (Axis, Columns) = (axis, columns);
        var places = new HashCode();
        foreach (var hour in axis.Hours)
        {
            places.Add(hour);
        }

        foreach (var column in columns)
        {
            places.Add((column.Day, column.Resource?.Id));
        }

        Revision = places.ToHashCode();
    }

    /// <summary>The hours down the side.</summary>
    public CalendarAxis Axis { get; }

    /// <summary>Another one when a place means another hour, day or resource than before.</summary>
    public int Revision { get; }

    /// <summary>From left to right.</summary>
    public IReadOnlyList<CalendarColumn> Columns { get; }

    /// <summary>Draws one day by resources, or several days side by side.</summary>
    /// <param name="data">What is drawn.</param>
    /// <param name="days">Which days.</param>
    /// <param name="resourceId">Only this resource; null for all.</param>
    /// <param name="now">UTC.</param>
    public static CalendarBoard Of(CalendarData data, CalendarRange days, Guid? resourceId, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(days);
        var shown = data with { Visits = [.. data.Visits.Where(visit => resourceId is null || visit.ResourceId == resourceId)] };
        var (from, until) = Hours(shown, days);
        var axis = new CalendarAxis(days, data.Zone, from, until);
        var places = days.First == days.Last ? Places(shown, resourceId) : [null];
        var columns = days.Days.SelectMany(day =>
            places.Select(place => new CalendarColumnMaker(shown, axis, day, now).Make(place, resourceId))
        );
        return new CalendarBoard(axis, [.. columns]);
    }

    /// <summary>Where the clock stands in a column, minutes from the top; null when it is another day, or an hour not shown.</summary>
    /// <param name="day">The column's day.</param>
    /// <param name="now">UTC.</param>
    public int? NowTop(DateOnly day, DateTime now)
    {
        var minute = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
        var top = Axis.TopOf(minute);
        return Axis.InstantAt(day, top) == minute ? top : null;
    }

    /// <summary>Those that are offered, and those that still have visits.</summary>
    private static IReadOnlyList<ResourceRow?> Places(CalendarData data, Guid? resourceId)
    {
        var used = data.Visits.Select(visit => visit.ResourceId).ToHashSet();
        return [.. data.Resources.Where(row => resourceId is { } only ? row.Id == only : row.IsActive || used.Contains(row.Id))];
    }

    /// <summary>First hour and the hour after the last: opening to closing, and every visit.</summary>
    private static (int From, int Until) Hours(CalendarData data, CalendarRange days)
    {
        var stretches = days
            .Days.Select(data.Schedule.HoursOf)
            .OfType<DayHours>()
            .DefaultIfEmpty(Usual)
            .SelectMany(hours => hours.Stretches)
            .Concat(data.Visits.Select(Clock))
            .ToList();
        return (stretches.Min(stretch => stretch.From) / HourMinutes, Up(stretches.Max(stretch => stretch.Until)));
    }

    private static (int From, int Until) Clock(AppointmentRow visit)
    {
        var from = (int)visit.LocalStart.TimeOfDay.TotalMinutes;
        var until = (int)visit.LocalEnd.TimeOfDay.TotalMinutes;
        return (from, until > from ? until : 24 * HourMinutes);
    }

    private static int Up(int minutes) => (minutes + HourMinutes - 1) / HourMinutes;
}
