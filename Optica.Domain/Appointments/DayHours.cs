using System.Globalization;

namespace Optica.Domain.Appointments;

/// <summary>When a shop works on a weekday, by the clock on its wall.</summary>
/// <param name="Opens">First minute.</param>
/// <param name="Closes">The minute it is closed; 00:00 is the midnight that ends the day.</param>
/// <param name="LunchFrom">First minute of lunch; null without one.</param>
/// <param name="LunchUntil">The minute work goes on; null without lunch.</param>
public sealed record DayHours(TimeOnly Opens, TimeOnly Closes, TimeOnly? LunchFrom = null, TimeOnly? LunchUntil = null)
{
    private const int DayMinutes = 24 * 60;

    /// <summary>Nine to six, without lunch.</summary>
    public static readonly DayHours Usual = new(new TimeOnly(9, 0), new TimeOnly(18, 0));

    /// <summary>Stretches of work in minutes after midnight, the ends excluded: one, or two around lunch.</summary>
    public IReadOnlyList<(int From, int Until)> Stretches =>
        LunchFrom is { } from && LunchUntil is { } until
            ? [(MinuteOf(Opens), MinuteOf(from)), (MinuteOf(until), EndOf(Closes))]
            : [(MinuteOf(Opens), EndOf(Closes))];

    /// <summary>As it is stored and told: <c>09:00-18:00</c>, <c>09:00-18:00 13:00-14:00</c>.</summary>
    public override string ToString() =>
        LunchFrom is { } from && LunchUntil is { } until ? $"{Span(Opens, Closes)} {Span(from, until)}" : Span(Opens, Closes);

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else is a programmer's mistake and throws.</summary>
    internal static DayHours Parse(string text)
    {
        var times = text.Split(' ', '-').Select(time => TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture)).ToList();
        return times.Count == 4 ? new(times[0], times[1], times[2], times[3]) : new(times[0], times[1]);
    }

    /// <summary>Minutes after midnight.</summary>
    internal static int MinuteOf(TimeOnly time) => (time.Hour * 60) + time.Minute;

    /// <summary>Minutes after midnight of the end of a stretch: midnight is the one that ends the day.</summary>
    internal static int EndOf(TimeOnly time) => time == TimeOnly.MinValue ? DayMinutes : MinuteOf(time);

    private static string Span(TimeOnly from, TimeOnly until) => string.Create(CultureInfo.InvariantCulture, $"{from:HH:mm}-{until:HH:mm}");
}
