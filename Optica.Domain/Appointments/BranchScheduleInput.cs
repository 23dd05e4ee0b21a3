namespace Optica.Domain.Appointments;

/// <summary>A branch's schedule as typed. It is replaced as a whole.</summary>
public sealed class BranchScheduleInput
{
    /// <summary>Seven days, Monday first.</summary>
    public List<DayHoursInput> Days { get; set; } = [];

    /// <summary>Minutes between the times offered: 5–120 in steps of five.</summary>
    public int? SlotMinutes { get; set; }

    /// <summary>Minutes after a visit: 0–60 in steps of five.</summary>
    public int? BufferMinutes { get; set; }

    /// <summary>Minimum notice in minutes: 0–43,200.</summary>
    public int? NoticeMinutes { get; set; }

    /// <summary>Maximum advance in days: 1–730.</summary>
    public int? AdvanceDays { get; set; }

    /// <summary>Days without visits, each once.</summary>
    public List<BlockedDateInput> BlockedDates { get; set; } = [];

    /// <summary>A schedule as a form shows it, blocked dates in their order.</summary>
    public static BranchScheduleInput Of(BranchSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new()
        {
            Days = [.. schedule.Week.Days.Select(DayHoursInput.Of)],
            SlotMinutes = schedule.SlotMinutes,
            BufferMinutes = schedule.BufferMinutes,
            NoticeMinutes = schedule.NoticeMinutes,
            AdvanceDays = schedule.AdvanceDays,
            BlockedDates =
            [
                .. schedule
                    .BlockedDates.OrderBy(blocked => blocked.Day)
                    .Select(blocked => new BlockedDateInput { Day = blocked.Day, Reason = blocked.Reason }),
            ],
        };
    }
}

/// <summary>A blocked date as typed.</summary>
public sealed class BlockedDateInput
{
    /// <summary>The day.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>Why, ≤ 100; or null.</summary>
    public string? Reason { get; set; }
}
