using Optica.Domain.Appointments;
using Optica.Domain.Organisations;

namespace Optica.Portal.Features.Appointments;

/// <summary>What a branch's calendar is drawn from.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Schedule">When it takes visits.</param>
/// <param name="Resources">Its optometrists and boxes by name, with those that are no longer offered.</param>
/// <param name="Visits">Its visits of the days shown, in order of time.</param>
public sealed record CalendarData(
    BranchRow Branch,
    BranchSchedule Schedule,
    IReadOnlyList<ResourceRow> Resources,
    IReadOnlyList<AppointmentRow> Visits
)
{
    /// <summary>The branch's clock (CL-11).</summary>
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Branch.TimeZone);

    /// <summary>Whether there are more visits than are shown.</summary>
    public bool IsCapped { get; init; }
}
