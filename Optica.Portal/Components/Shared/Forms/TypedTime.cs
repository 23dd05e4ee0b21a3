using System.Globalization;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>Times of day as people type them, by 24 hours (CL-9): 9, 930, 9:30, 09.30, 9h30, 18:00 hrs; 24:00 is the midnight that ends the day.</summary>
public static class TypedTime
{
    private const int Hours = 24;
    private const int Minutes = 60;

    private static readonly char[] Separators = [':', '.', 'h', 'H', ' '];

    /// <summary>Reads a time of day.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="time">The time.</param>
    public static bool TryRead(string? text, out TimeOnly time)
    {
        time = default;
        var clean = (text ?? "").Trim();
        foreach (var unit in new[] { "hrs.", "hrs", "h" })
        {
            clean = clean.EndsWith(unit, StringComparison.OrdinalIgnoreCase) ? clean[..^unit.Length].TrimEnd() : clean;
        }

        var parts = clean.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var (hour, minute) = parts switch
        {
            [{ Length: 3 or 4 } run] => (run[..^2], run[^2..]),
            [{ Length: <= 2 } only] => (only, "0"),
            [{ Length: <= 2 } first, { Length: 2 } second] => (first, second),
            _ => ("", ""),
        };
        return int.TryParse(hour, NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            && int.TryParse(minute, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && TryMake(hours, minutes, out time);
    }

    /// <summary>The shown form, empty for none.</summary>
    public static string Show(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static bool TryMake(int hours, int minutes, out TimeOnly time)
    {
        var exists = minutes < Minutes && (hours < Hours || (hours == Hours && minutes == 0));
        time = exists ? new TimeOnly(hours % Hours, minutes) : default;
        return exists;
    }
}
