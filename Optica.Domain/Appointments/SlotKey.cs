namespace Optica.Domain.Appointments;

/// <summary>
/// Five minutes of one resource. A visit takes every cell it touches, its buffer included, and the database keeps each cell unique:
/// so it decides double bookings, on both databases and under any race. Exact, not merely safe, because starts, durations and
/// buffers are all on the five-minute step: two visits overlap if and only if they share a key.
/// </summary>
/// <param name="ResourceId">The optometrist or box.</param>
/// <param name="Cell">Number of the five minutes since 1970-01-01 00:00 UTC.</param>
public sealed record SlotKey(Guid ResourceId, int Cell)
{
    /// <summary>Minutes of a cell, and the step of every time of a visit.</summary>
    public const int Minutes = 5;

    private const long Ticks = Minutes * TimeSpan.TicksPerMinute;

    /// <summary>When the cell begins, UTC.</summary>
    public DateTime StartsAt => DateTime.UnixEpoch.AddTicks(Cell * Ticks);

    /// <summary>The cells of a visit in order of time: duration and buffer in fives, 3 to 36 of them.</summary>
    /// <exception cref="ArgumentException">The time is not UTC, not on the step, or lasts no time: validators refuse that before.</exception>
    public static IReadOnlyList<SlotKey> Of(VisitTime time)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (!IsOnStep(time.StartsAt) || time.Minutes % Minutes != 0 || time.BufferMinutes % Minutes != 0)
        {
            throw new ArgumentException("Times of visits are on the five-minute step, in UTC.", nameof(time));
        }

        if (time.Minutes <= 0 || time.BufferMinutes < 0)
        {
            throw new ArgumentException("A visit takes time.", nameof(time));
        }

        var first = (int)((time.StartsAt - DateTime.UnixEpoch).Ticks / Ticks);
        var cells = (time.Minutes + time.BufferMinutes) / Minutes;
        return [.. Enumerable.Range(first, cells).Select(cell => new SlotKey(time.ResourceId, cell))];
    }

    /// <summary>Whether an instant (UTC) is one at which visits may start.</summary>
    public static bool IsOnStep(DateTime at) => at.Kind != DateTimeKind.Local && at.Ticks % Ticks == 0;
}
