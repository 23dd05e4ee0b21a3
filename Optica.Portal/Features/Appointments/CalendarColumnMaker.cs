using Optica.Domain.Appointments;

namespace Optica.Portal.Features.Appointments;

/// <summary>Makes the columns of a day.</summary>
/// <param name="data">What is drawn.</param>
/// <param name="axis">The hours.</param>
/// <param name="day">The day.</param>
/// <param name="now">UTC.</param>
internal sealed class CalendarColumnMaker(CalendarData data, CalendarAxis axis, DateOnly day, DateTime now)
{
    /// <summary>Fewer minutes between two places to click make them too small to hit.</summary>
    private const int SmallestSlot = 15;

    private readonly DayHours? hours = data.Schedule.HoursOf(day);

    private SlotRequest Shortest => new(data.Schedule, data.Zone, AppointmentRules.ShortestMinutes);

    /// <param name="place">The resource of the column; null for a day of all, or of the one chosen.</param>
    /// <param name="chosen">The resource that is chosen.</param>
    public CalendarColumn Make(ResourceRow? place, Guid? chosen)
    {
        var visits = data.Visits.Where(visit => place is null || visit.ResourceId == place.Id).ToDictionary(visit => visit.Id);
        var placed = DayLayout.Place(
            visits.Values.Select(visit => new CalendarItem(visit.Id, visit.StartsAt, visit.EndsAt)),
            day,
            axis,
            data.Zone
        );
        var blocked = data.Schedule.BlockedDates.FirstOrDefault(date => date.Day == day);
        return new CalendarColumn(day, place, Bands(), Slots(place?.Id ?? chosen), [.. placed.Select(item => Block(visits[item.Id], item))])
        {
            Starts = [.. SlotEngine.Grid(Shortest, day).Select(axis.TopOf)],
            IsClosed = hours is null,
            IsBlocked = blocked is not null && data.Schedule.Week[day.DayOfWeek] is not null,
            BlockedReason = blocked?.Reason,
        };
    }

    private CalendarBlock Block(AppointmentRow visit, PlacedItem item)
    {
        var buffer = visit.Status.Occupies() ? axis.BottomOf(visit.FreeAt) - (item.Top + item.Height) : 0;
        return new CalendarBlock(visit, item, Math.Max(0, buffer));
    }

    /// <summary>What is not worked, in stretches of one kind.</summary>
    private List<CalendarBand> Bands()
    {
        var bands = new List<CalendarBand>();
        for (var top = 0; top < axis.Height; top += SlotKey.Minutes)
        {
            if (KindAt(top) is not { } kind)
            {
                continue;
            }

            if (bands.Count > 0 && bands[^1].Kind == kind && bands[^1].Top + bands[^1].Height == top)
            {
                bands[^1] = bands[^1] with { Height = bands[^1].Height + SlotKey.Minutes };
            }
            else
            {
                bands.Add(new CalendarBand(kind, top, SlotKey.Minutes));
            }
        }

        return bands;
    }

    private CalendarBandKind? KindAt(int top)
    {
        if (axis.InstantAt(day, top) is not { } at)
        {
            return CalendarBandKind.Absent;
        }

        var minute = WallClock.MinuteOf(at, data.Zone);
        return hours is null ? CalendarBandKind.Closed
            : hours.Stretches.Any(stretch => minute >= stretch.From && minute < stretch.Until) ? null
            : minute >= hours.Stretches[0].Until && minute < hours.Stretches[^1].From ? CalendarBandKind.Lunch
            : CalendarBandKind.Closed;
    }

    /// <summary>What the shortest visit could be booked at: on the resource, or on any that is offered.</summary>
    private List<CalendarSlot> Slots(Guid? resourceId)
    {
        var step = Math.Max(data.Schedule.SlotMinutes, SmallestSlot);
        return
        [
            .. data
                .Resources.Where(row => row.IsActive && (resourceId is null || row.Id == resourceId))
                .SelectMany(row => SlotEngine.Offer(Shortest, day, Busy(row.Id), now))
                .Where(slot => data.Schedule.SlotMinutes >= SmallestSlot || slot.LocalStart.Minute % SmallestSlot == 0)
                .DistinctBy(slot => slot.StartsAt)
                .OrderBy(slot => slot.StartsAt)
                .Select(slot => Slot(slot, axis.TopOf(slot.StartsAt), step)),
        ];
    }

    private CalendarSlot Slot(Slot slot, int top, int step) => new(slot.StartsAt, slot.LocalStart, top, Math.Min(step, axis.Height - top));

    private List<BusyTime> Busy(Guid resourceId) =>
        [
            .. data
                .Visits.Where(visit => visit.ResourceId == resourceId && visit.Status.Occupies())
                .Select(visit => new BusyTime(visit.StartsAt, visit.FreeAt)),
        ];
}
