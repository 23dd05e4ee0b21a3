namespace Optica.Domain.Appointments;

/// <summary>Hours of a weekday as typed.</summary>
public sealed class DayHoursInput
{
    /// <summary>Whether the branch works; the times of a closed day are not looked at.</summary>
    public bool IsOpen { get; set; }

    /// <summary>When it opens.</summary>
    public TimeOnly? Opens { get; set; }

    /// <summary>When it closes; 00:00 is the midnight that ends the day.</summary>
    public TimeOnly? Closes { get; set; }

    /// <summary>When lunch begins, or null.</summary>
    public TimeOnly? LunchFrom { get; set; }

    /// <summary>When lunch ends, or null.</summary>
    public TimeOnly? LunchUntil { get; set; }

    internal static DayHoursInput Of(DayHours? hours) =>
        new()
        {
            IsOpen = hours is not null,
            Opens = hours?.Opens,
            Closes = hours?.Closes,
            LunchFrom = hours?.LunchFrom,
            LunchUntil = hours?.LunchUntil,
        };

    internal DayHours? Read() => IsOpen ? new DayHours(Opens!.Value, Closes!.Value, LunchFrom, LunchUntil) : null;
}
