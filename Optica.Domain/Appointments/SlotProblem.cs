using Optica.Domain.Common;

namespace Optica.Domain.Appointments;

/// <summary>Why a time is not offered.</summary>
public enum SlotProblem
{
    /// <summary>Before the minimum notice, or past.</summary>
    TooSoon = 1,

    /// <summary>Beyond the maximum advance.</summary>
    TooFar = 2,

    /// <summary>The branch does not work that day, or the date is blocked.</summary>
    ClosedDay = 3,

    /// <summary>The visit and its buffer do not fit before lunch or closing, or begin before opening.</summary>
    OutsideHours = 4,

    /// <summary>Not one of the branch's starting times.</summary>
    OffGrid = 5,

    /// <summary>Another visit of the resource, or its buffer, is in the way.</summary>
    Taken = 6,
}

/// <summary>Problems as errors.</summary>
public static class SlotProblems
{
    /// <summary><see cref="SlotTaken"/>, or <see cref="Invalid"/> at the start.</summary>
    public static Error ToError(this SlotProblem problem) =>
        problem switch
        {
            SlotProblem.TooSoon => At("slot_too_soon"),
            SlotProblem.TooFar => At("slot_too_far"),
            SlotProblem.ClosedDay => At("slot_closed_day"),
            SlotProblem.OutsideHours => At("slot_outside_hours"),
            SlotProblem.OffGrid => At("slot_off_grid"),
            SlotProblem.Taken => new SlotTaken(),
            _ => throw new ArgumentOutOfRangeException(nameof(problem)),
        };

    private static Invalid At(string code) => Invalid.At(nameof(AppointmentInput.StartsAt), code);
}
