using Optica.Domain.Common;

namespace Optica.Data.Seed;

/// <summary>
/// When customers buy, over two years: most a few times, some often, many not for long. December, March and April are strong, February
/// is weak, the end of the week is better than its beginning, and shops are open from 10 to 19 h.
/// </summary>
internal sealed class DemoVisits(DemoRandom random, DateTime now, TimeZoneInfo zone)
{
    private const int MonthsBack = 24;

    private static readonly int[] MonthWeights = [70, 45, 100, 92, 74, 70, 72, 74, 78, 76, 80, 110];
    private static readonly int[] DayWeights = [35, 62, 66, 70, 76, 96, 105];

    /// <summary>The instants (UTC) of one customer's orders, oldest first.</summary>
    /// <param name="registered">When the customer registered, UTC.</param>
    /// <param name="isActive">Who was taken out of the lists buys no more.</param>
    public IReadOnlyList<DateTime> Next(DateTime registered, bool isActive)
    {
        var from = registered > now.AddMonths(-MonthsBack) ? registered : now.AddMonths(-MonthsBack);
        var until = random.Percent(isActive ? 9 : 90) ? now.AddDays(-random.Next(181, 420)) : now;
        if (until <= from.AddHours(12))
        {
            return [];
        }

        // nobody buys much within a few weeks
        var count = Math.Min(Count(), 1 + ((int)(until - from).TotalDays / 24));

        return [.. Enumerable.Range(0, count).Select(_ => Instant(from, until)).Where(at => at > registered && at < now).Order()];
    }

    private int Count() =>
        random.Next(0, 100) switch
        {
            < 22 => 0,
            < 50 => 1,
            < 67 => 2,
            < 95 => 3 + Math.Min(random.Next(0, 8), random.Next(0, 8)),
            _ => random.Next(11, 20),
        };

    private DateTime Instant(DateTime from, DateTime until)
    {
        var days = Math.Max(1, (int)(until - from).TotalDays);
        for (var attempt = 0; ; attempt++)
        {
            var day = LocalDay.Of(new DateTimeOffset(from.AddDays(random.Next(0, days)), TimeSpan.Zero), zone);
            var weight = MonthWeights[day.Month - 1] * DayWeights[(int)day.DayOfWeek];
            if (attempt < 12 && random.Next(0, 110 * 105) >= weight)
            {
                continue;
            }

            var local = day.ToDateTime(new TimeOnly(random.Next(10, 19), random.Next(0, 60), random.Next(0, 60)));
            return TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone);
        }
    }
}
