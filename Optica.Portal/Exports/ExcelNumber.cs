namespace Optica.Portal.Exports;

/// <summary>Days and instants as Excel counts them: days since 1899-12-30.</summary>
internal static class ExcelNumber
{
    /// <summary>First day that every program counts alike: Excel believes in a 29th of February 1900.</summary>
    public static readonly DateOnly FirstDay = new(1900, 3, 1);

    private static readonly DateOnly Zero = new(1899, 12, 30);

    /// <summary>The number of a day, or null for days before <see cref="FirstDay"/>.</summary>
    public static int? Of(DateOnly day) => day < FirstDay ? null : day.DayNumber - Zero.DayNumber;

    /// <summary>The number of an instant's wall-clock time in a zone, to the second; null before <see cref="FirstDay"/>.</summary>
    public static double? Of(DateTime utc, TimeZoneInfo zone)
    {
        var local = Local(utc, zone);
        return Of(DateOnly.FromDateTime(local)) is { } day ? day + (Math.Floor(local.TimeOfDay.TotalSeconds) / 86_400d) : null;
    }

    /// <summary>An instant's wall-clock time in a zone.</summary>
    public static DateTime Local(DateTime utc, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
}
