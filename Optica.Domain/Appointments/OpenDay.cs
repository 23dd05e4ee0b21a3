using Optica.Domain.Common;

namespace Optica.Domain.Appointments;

/// <summary>
/// A day of a branch as instants: it is open whenever the clock on its wall says so. Hours the clock skips bring nothing, hours it
/// shows twice are worked twice.
/// </summary>
internal sealed class OpenDay
{
    private readonly List<BusyTime> open = [];
    private readonly List<DateTime> grid = [];

    /// <param name="hours">Working hours of the day; null when closed.</param>
    /// <param name="day">The day.</param>
    /// <param name="request">Grid and zone.</param>
    public OpenDay(DayHours? hours, DateOnly day, SlotRequest request)
    {
        IsClosed = hours is null;
        if (hours is null)
        {
            return;
        }

        // exact: opening times stand on the step, and clocks change on quarters of an hour
        var (stretches, end) = (hours.Stretches, LocalDay.End(day, request.Zone));
        for (var at = LocalDay.Start(day, request.Zone); at < end; at = at.AddMinutes(SlotKey.Minutes))
        {
            var minute = WallClock.MinuteOf(at, request.Zone);
            foreach (var (from, until) in stretches)
            {
                if (minute >= from && minute < until)
                {
                    Add(at, (minute - from) % request.Schedule.SlotMinutes == 0);
                }
            }
        }
    }

    /// <summary>Whether nobody works.</summary>
    public bool IsClosed { get; }

    /// <summary>Starting times in order, UTC, whether a visit fits or not.</summary>
    public IReadOnlyList<DateTime> Grid => grid;

    /// <summary>Whether the branch works all the time.</summary>
    public bool Fits(BusyTime time) => open.Exists(stretch => stretch.Contains(time));

    private void Add(DateTime at, bool isStart)
    {
        var until = at.AddMinutes(SlotKey.Minutes);
        if (open.Count > 0 && open[^1].Until == at)
        {
            open[^1] = open[^1] with { Until = until };
        }
        else
        {
            open.Add(new BusyTime(at, until));
        }

        if (isStart)
        {
            grid.Add(at);
        }
    }
}
