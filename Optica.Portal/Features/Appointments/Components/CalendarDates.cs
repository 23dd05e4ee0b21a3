using System.Globalization;
using Microsoft.Extensions.Localization;
using Optica.Domain.Appointments;
using Optica.Portal.Components.Shared;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>Days and hours as calendars name them, in the reader's language (CL-9).</summary>
public static class CalendarDates
{
    /// <summary>Thursday 26 November 2026.</summary>
    public static string Long(DateOnly day, IStringLocalizer<AppointmentTexts> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return day.ToString(words["format_day"], CultureInfo.CurrentUICulture);
    }

    /// <summary>Thu.</summary>
    public static string Weekday(DateOnly day) => day.ToString("ddd", CultureInfo.CurrentUICulture).TrimEnd('.');

    /// <summary>The hours' own names: 09:00, and 23:00 ² for its second time.</summary>
    public static string Hour(CalendarHour hour) =>
        string.Create(CultureInfo.InvariantCulture, $"{hour.Hour:00}:00{(hour.IsSecond ? " ²" : "")}");

    /// <summary>What is shown, as a heading.</summary>
    /// <param name="view">How.</param>
    /// <param name="days">Which days.</param>
    /// <param name="day">The day asked for: it tells the month.</param>
    /// <param name="words">The calendar's words.</param>
    public static string Title(AppointmentsView view, CalendarRange days, DateOnly day, IStringLocalizer<AppointmentTexts> words)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(words);
        return view switch
        {
            AppointmentsView.Month => day.ToString(words["format_month"], CultureInfo.CurrentUICulture),
            AppointmentsView.Week => words["week_title", Short(days.First, "d MMM"), Short(days.Last, "d MMM yyyy")],
            _ => Long(day, words),
        };
    }

    private static string Short(DateOnly day, string format) =>
        day.ToString(format, CultureInfo.CurrentUICulture).Replace(".", "", StringComparison.Ordinal);

    /// <summary>The time of a slot or visit, with the offset where the clock shows it twice.</summary>
    public static string Time(Slot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        var time = Formats.Clock(slot.LocalStart);
        return slot.IsRepeated ? $"{time} ({slot.LocalStart.ToString("zzz", CultureInfo.InvariantCulture)[..3]})" : time;
    }
}
