using Optica.Domain.Appointments;

namespace Optica.Portal.Features.Appointments;

/// <summary>A column of a calendar: a day, or an optometrist or box on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Resource">The optometrist or box; null for all, or the one chosen.</param>
/// <param name="Bands">Shaded stretches.</param>
/// <param name="Slots">Times that can be booked.</param>
/// <param name="Blocks">Visits.</param>
public sealed record CalendarColumn(
    DateOnly Day,
    ResourceRow? Resource,
    IReadOnlyList<CalendarBand> Bands,
    IReadOnlyList<CalendarSlot> Slots,
    IReadOnlyList<CalendarBlock> Blocks
)
{
    /// <summary>Where a visit may begin by the branch's grid, minutes from the top, whether somebody is there or not.</summary>
    public IReadOnlyList<int> Starts { get; init; } = [];

    /// <summary>Whether the branch takes no visits that day.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Whether the date is blocked, though the weekday is worked.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Why it is blocked, or null.</summary>
    public string? BlockedReason { get; init; }
}

/// <summary>Why a stretch is shaded.</summary>
public enum CalendarBandKind
{
    /// <summary>Before opening or after closing, or all of a closed day.</summary>
    Closed,

    /// <summary>Lunch.</summary>
    Lunch,

    /// <summary>The clock never shows it that day, or shows it only once (CL-11).</summary>
    Absent,
}

/// <summary>A shaded stretch.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Top">Minutes from the top.</param>
/// <param name="Height">Minutes.</param>
public sealed record CalendarBand(CalendarBandKind Kind, int Top, int Height);

/// <summary>A time that can be booked.</summary>
/// <param name="At">UTC.</param>
/// <param name="Local">The same by the branch's clock.</param>
/// <param name="Top">Minutes from the top.</param>
/// <param name="Height">Minutes to the next one.</param>
public sealed record CalendarSlot(DateTime At, DateTimeOffset Local, int Top, int Height);

/// <summary>A visit in its place.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Place">Where it is drawn.</param>
/// <param name="Buffer">Minutes that the resource stays occupied afterwards.</param>
public sealed record CalendarBlock(AppointmentRow Visit, PlacedItem Place, int Buffer);
