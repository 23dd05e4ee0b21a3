namespace Optica.Domain.Appointments;

/// <summary>A time that is offered.</summary>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC, without the buffer.</param>
/// <param name="LocalStart">The same by the branch's clock.</param>
/// <param name="LocalEnd">The same by the branch's clock.</param>
/// <param name="IsRepeated">Whether the clock shows the start twice that day: then the offset tells which is meant.</param>
public sealed record Slot(DateTime StartsAt, DateTime EndsAt, DateTimeOffset LocalStart, DateTimeOffset LocalEnd, bool IsRepeated);

/// <summary>What slots are wanted.</summary>
/// <param name="Schedule">The branch's settings.</param>
/// <param name="Zone">The branch's zone (CL-11).</param>
/// <param name="Minutes">Length of the visit: 15–120 in steps of five.</param>
public sealed record SlotRequest(BranchSchedule Schedule, TimeZoneInfo Zone, int Minutes);
