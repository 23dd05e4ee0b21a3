using Optica.Domain.Customers;

namespace Optica.Domain.Appointments;

/// <summary>Brings typed schedules into the form that is stored.</summary>
public static class BranchScheduleInputNormaliser
{
    /// <summary>Cleans the reasons. Twice is the same as once.</summary>
    public static void Normalise(BranchScheduleInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        foreach (var blocked in input.BlockedDates)
        {
            blocked.Reason = TextRules.CleanLine(blocked.Reason);
        }
    }
}
