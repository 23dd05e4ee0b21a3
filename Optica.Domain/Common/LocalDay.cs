namespace Optica.Domain.Common;

/// <summary>Days and months of a time zone as instants: clock changes shorten, lengthen and even remove midnights (CL-11).</summary>
public static class LocalDay
{
    /// <summary>First instant (UTC) of a day. Where midnight does not exist, the first instant that does.</summary>
    public static DateTime Start(DateOnly day, TimeZoneInfo zone) => At(day, TimeOnly.MinValue, zone);

    /// <summary>The instant (UTC) at which clocks show a time. Where they never do, the first that comes after it.</summary>
    public static DateTime At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        // a time that happens twice begins with its first, which has the larger offset
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, DateTimeKind.Utc);
    }

    /// <summary>First instant (UTC) after a day.</summary>
    public static DateTime End(DateOnly day, TimeZoneInfo zone) =>
        day == DateOnly.MaxValue ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) : Start(day.AddDays(1), zone);

    /// <summary>The day it is in a zone.</summary>
    public static DateOnly Of(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The first day of the month it is in a zone.</summary>
    public static DateOnly MonthOf(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var day = Of(instant, zone);
        return new DateOnly(day.Year, day.Month, 1);
    }
}
