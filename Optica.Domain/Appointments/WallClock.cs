namespace Optica.Domain.Appointments;

/// <summary>What the clock on a wall shows, and when: across changes a time of day may come never, once or twice (CL-11).</summary>
public static class WallClock
{
    /// <summary>The local time of an instant, with its offset.</summary>
    /// <param name="at">UTC.</param>
    /// <param name="zone">Zone of the wall.</param>
    public static DateTimeOffset Of(DateTime at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)), zone);

    /// <summary>Minutes after midnight that the clock shows.</summary>
    /// <param name="at">UTC.</param>
    /// <param name="zone">Zone of the wall.</param>
    public static int MinuteOf(DateTime at, TimeZoneInfo zone) => (int)Of(at, zone).TimeOfDay.TotalMinutes;

    /// <summary>Every instant (UTC) at which the clock shows a time, in order: none, one or two.</summary>
    /// <param name="local">Day and time of day; its kind is not looked at.</param>
    /// <param name="zone">Zone of the wall.</param>
    public static IReadOnlyList<DateTime> Instants(DateTime local, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var utc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        // the clock shows a time twice when it goes back: the offset before is the larger one, its instant the first
        var near = new[] { utc.AddDays(-1), utc.AddDays(1) }.Select(zone.GetUtcOffset).Distinct();
        return [.. near.Select(offset => utc - offset).Where(at => Of(at, zone).Ticks == local.Ticks)];
    }
}
