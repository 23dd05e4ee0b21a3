using Optica.Domain.Common;

namespace Optica.Domain.Appointments;

/// <summary>What a calendar shows at a time.</summary>
public enum CalendarView
{
    /// <summary>One day.</summary>
    Day = 1,

    /// <summary>Monday to Sunday (CL-9).</summary>
    Week = 2,

    /// <summary>The whole weeks that hold a month.</summary>
    Month = 3,
}

/// <summary>The days a calendar shows. Whatever day is asked for, it stays between the years 1900 and 2199: links never fail over it.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed record CalendarRange(DateOnly First, DateOnly Last)
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>Every day, in order.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays);

    /// <summary>What a view shows of a day.</summary>
    public static CalendarRange Of(CalendarView view, DateOnly day)
    {
        var within = Within(day);
        return view switch
        {
            CalendarView.Day => new(within, within),
            CalendarView.Week => new(Monday(within), Monday(within).AddDays(6)),
            CalendarView.Month => new(Monday(FirstOf(within)), Monday(FirstOf(within).AddMonths(1).AddDays(-1)).AddDays(6)),
            _ => throw new ArgumentOutOfRangeException(nameof(view)),
        };
    }

    /// <summary>The day to show after leafing.</summary>
    /// <param name="view">Leafs by a day, a week or a month.</param>
    /// <param name="day">The day shown.</param>
    /// <param name="pages">How many pages on; negative goes back.</param>
    public static DateOnly Leaf(CalendarView view, DateOnly day, int pages)
    {
        var within = Within(day);
        return Within(
            view switch
            {
                CalendarView.Day => within.AddDays(pages),
                CalendarView.Week => within.AddDays(7 * pages),
                CalendarView.Month => within.AddMonths(pages),
                _ => throw new ArgumentOutOfRangeException(nameof(view)),
            }
        );
    }

    /// <summary>First instant, UTC. Where midnight does not exist, the first that does.</summary>
    public DateTime From(TimeZoneInfo zone) => LocalDay.Start(First, zone);

    /// <summary>First instant after it, UTC.</summary>
    public DateTime Until(TimeZoneInfo zone) => LocalDay.End(Last, zone);

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly Within(DateOnly day) =>
        day < Earliest ? Earliest
        : day > Latest ? Latest
        : day;
}
