using System.Globalization;
using Optica.Domain.Appointments;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Access;

/// <summary>The hours of a week in one line: days that are alike stand together.</summary>
public static class WeekWords
{
    /// <summary>The line; what stands for nothing when no day is open.</summary>
    public static string Of(WeekHours week)
    {
        ArgumentNullException.ThrowIfNull(week);
        var parts = new List<string>();
        for (var first = 0; first < week.Days.Count; first++)
        {
            if (week.Days[first] is not { } hours)
            {
                continue;
            }

            var last = first;
            while (last + 1 < week.Days.Count && week.Days[last + 1] == hours)
            {
                last++;
            }

            var days = last == first ? Day(first) : $"{Day(first)}–{Day(last)}";
            parts.Add($"{days} {Formats.Clock(hours.Opens)}–{Formats.Clock(hours.Closes)}");
            first = last;
        }

        return Formats.OrNothing(string.Join(" · ", parts));
    }

    private static string Day(int fromMonday) =>
        CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)((fromMonday + 1) % 7)).TrimEnd('.');
}
