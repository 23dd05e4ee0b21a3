using Optica.Domain.Common;

namespace Optica.Domain.Appointments;

/// <summary>
/// When a branch takes visits (DOMAIN §8): one per branch, its defaults until somebody changes them. Times are those of the branch's
/// clock; the zone stands at the branch.
/// </summary>
public sealed class BranchSchedule : IBranchOwned, IStamped, IVersioned, IAudited
{
    /// <summary>Longest slot, minutes.</summary>
    public const int LongestSlot = 120;

    /// <summary>Longest buffer, minutes.</summary>
    public const int LongestBuffer = 60;

    /// <summary>Longest notice, minutes: thirty days.</summary>
    public const int LongestNotice = 30 * 24 * 60;

    /// <summary>Farthest advance, days.</summary>
    public const int FarthestAdvance = 730;

    private readonly List<BlockedDate> blockedDates = [];

    private BranchSchedule() { }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The branch, and identity.</summary>
    public Guid BranchId { get; private set; }

    /// <summary>Working hours.</summary>
    public WeekHours Week { get; private set; } = WeekHours.Usual;

    /// <summary>Minutes between the times offered, counted from opening and from the end of lunch: 5–120 in steps of five.</summary>
    public int SlotMinutes { get; private set; } = 15;

    /// <summary>Minutes a resource stays occupied after a visit: 0–60 in steps of five.</summary>
    public int BufferMinutes { get; private set; }

    /// <summary>Minutes before a visit after which it is no longer offered: 0–43,200.</summary>
    public int NoticeMinutes { get; private set; }

    /// <summary>Days ahead that are offered, today being none: 1–730.</summary>
    public int AdvanceDays { get; private set; } = 365;

    /// <summary>Days without visits, such as holidays.</summary>
    public IReadOnlyList<BlockedDate> BlockedDates => blockedDates;

    /// <inheritdoc />
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? CreatedBy { get; private set; }

    /// <inheritdoc />
    public DateTime UpdatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? UpdatedBy { get; private set; }

    /// <inheritdoc />
    public long Version { get; private set; }

    Guid IAudited.AuditId => BranchId;

    string IAudited.AuditKind => "branch_schedule";

    /// <summary>A schedule with the defaults: Monday to Friday 09:00–18:00, every 15 minutes.</summary>
    public static BranchSchedule Create(Guid organisationId, Guid branchId) =>
        new() { OrganisationId = organisationId, BranchId = branchId };

    /// <summary>Hours of a day; null when the branch is closed or the date is blocked.</summary>
    public DayHours? HoursOf(DateOnly day) => blockedDates.Exists(blocked => blocked.Day == day) ? null : Week[day.DayOfWeek];

    /// <summary>Replaces all of it. Visits that are booked stay as they are.</summary>
    /// <param name="input">Complete, normalised and valid.</param>
    /// <param name="at">Now, UTC.</param>
    public void Change(BranchScheduleInput input, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(input);
        Week = new WeekHours(input.Days.Select(day => day.Read()));
        (SlotMinutes, BufferMinutes) = (input.SlotMinutes!.Value, input.BufferMinutes!.Value);
        (NoticeMinutes, AdvanceDays) = (input.NoticeMinutes!.Value, input.AdvanceDays!.Value);
        var wanted = input.BlockedDates.ToDictionary(blocked => blocked.Day!.Value, blocked => blocked.Reason);
        blockedDates.RemoveAll(blocked => !wanted.TryGetValue(blocked.Day, out var reason) || reason != blocked.Reason);
        var kept = blockedDates.Select(blocked => blocked.Day).ToHashSet();
        blockedDates.AddRange(
            wanted.Where(day => !kept.Contains(day.Key)).Select(day => BlockedDate.Create(this, (day.Key, day.Value), at))
        );
    }
}
