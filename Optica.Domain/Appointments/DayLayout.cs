using Optica.Domain.Common;

namespace Optica.Domain.Appointments;

/// <summary>Something to draw in a day's column.</summary>
/// <param name="Id">What it is.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC, later than the start.</param>
public sealed record CalendarItem(Guid Id, DateTime StartsAt, DateTime EndsAt);

/// <summary>Where it is drawn.</summary>
/// <param name="Id">What it is.</param>
/// <param name="Top">Minutes from the top of the axis.</param>
/// <param name="Height">Minutes, 1 or more.</param>
/// <param name="Lane">Which of the lanes, from 0.</param>
/// <param name="Lanes">Lanes side by side in its group.</param>
public sealed record PlacedItem(Guid Id, int Top, int Height, int Lane, int Lanes);

/// <summary>Places what happens on a day: what overlaps stands side by side, each in the first lane that is free.</summary>
public static class DayLayout
{
    /// <summary>Everything of a day that shows on the axis, in order of time. What begins or ends outside is cut.</summary>
    /// <param name="items">Items, also of other days.</param>
    /// <param name="day">The column's day.</param>
    /// <param name="axis">The calendar's hours.</param>
    /// <param name="zone">The branch's zone.</param>
    public static IReadOnlyList<PlacedItem> Place(IEnumerable<CalendarItem> items, DateOnly day, CalendarAxis axis, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(axis);
        var (from, until) = (LocalDay.Start(day, zone), LocalDay.End(day, zone));
        var drawn = items
            .Where(item => item.StartsAt < until && item.EndsAt > from)
            .Select(item => Draw(item, axis, (from, until)))
            .Where(item => item.Height > 0)
            .OrderBy(item => item.Top)
            .ThenByDescending(item => item.Height)
            .ThenBy(item => item.Id)
            .ToList();
        var placed = new List<PlacedItem>(drawn.Count);
        for (var next = 0; next < drawn.Count; )
        {
            var group = Group(drawn, next);
            placed.AddRange(InLanes(drawn.GetRange(next, group)));
            next += group;
        }

        return placed;
    }

    private static PlacedItem Draw(CalendarItem item, CalendarAxis axis, (DateTime From, DateTime Until) day)
    {
        var top = axis.TopOf(item.StartsAt < day.From ? day.From : item.StartsAt);
        var bottom = axis.BottomOf(item.EndsAt > day.Until ? day.Until : item.EndsAt);
        return new PlacedItem(item.Id, top, bottom - top, Lane: 0, Lanes: 1);
    }

    /// <summary>How many from one on hang together by overlaps.</summary>
    private static int Group(List<PlacedItem> drawn, int first)
    {
        var (count, bottom) = (0, int.MinValue);
        for (var at = first; at < drawn.Count && (count == 0 || drawn[at].Top < bottom); at++, count++)
        {
            bottom = Math.Max(bottom, drawn[at].Top + drawn[at].Height);
        }

        return count;
    }

    private static IEnumerable<PlacedItem> InLanes(List<PlacedItem> group)
    {
        var bottoms = new List<int>();
        var lanes = new List<int>(group.Count);
        foreach (var item in group)
        {
            var lane = bottoms.FindIndex(bottom => bottom <= item.Top);
            if (lane < 0)
            {
                lane = bottoms.Count;
                bottoms.Add(0);
            }

            bottoms[lane] = item.Top + item.Height;
            lanes.Add(lane);
        }

        return group.Select((item, at) => item with { Lane = lanes[at], Lanes = bottoms.Count });
    }
}
