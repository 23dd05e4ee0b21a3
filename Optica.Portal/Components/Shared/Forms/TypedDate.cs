using System.Globalization;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>Dates as people type them, day first: 05-03-1980, 5/3/1980, 05.03.80, 05031980, and 1980-03-05 from elsewhere.</summary>
public static class TypedDate
{
    /// <summary>How dates are shown.</summary>
    public const string Shown = "dd-MM-yyyy";

    private static readonly char[] Separators = ['-', '/', '.', ' ', '‐', '–', '—'];

    /// <summary>Reads a date.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="latestYear">Years of two digits are at most this one.</param>
    /// <param name="date">The day.</param>
    public static bool TryRead(string? text, int latestYear, out DateOnly date)
    {
        date = default;
        var clean = (text ?? "").Trim();
        var parts = clean.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!Array.TrueForAll(parts, part => part.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0))
        {
            return false;
        }

        var (day, month, year) = parts switch
        {
            [{ Length: 8 or 6 } run] => (run[..2], run[2..4], run[4..]),
            [{ Length: 4 } first, { Length: <= 2 } second, { Length: <= 2 } third] => (third, second, first),
            [{ Length: <= 2 } first, { Length: <= 2 } second, { Length: 4 or 2 } third] => (first, second, third),
            _ => ("", "", ""),
        };
        return year.Length > 0 && TryMake(Number(day), Number(month), FullYear(year, latestYear), out date);
    }

    /// <summary>The shown form, empty for none.</summary>
    public static string Show(DateOnly? date) => date?.ToString(Shown, CultureInfo.InvariantCulture) ?? "";

    private static bool TryMake(int day, int month, int year, out DateOnly date)
    {
        var exists = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateOnly(year, month, day) : default;
        return exists;
    }

    private static int FullYear(string year, int latestYear)
    {
        var number = Number(year);
        if (year.Length != 2)
        {
            return number;
        }

        var full = latestYear - (latestYear % 100) + number;
        return full > latestYear ? full - 100 : full;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
