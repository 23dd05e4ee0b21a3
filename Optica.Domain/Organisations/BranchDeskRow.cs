using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Domain.Organisations;

/// <summary>A shop as the access desk lists it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">The version seen.</param>
/// <param name="Fields">Its fields as a form shows them.</param>
/// <param name="IsActive">False when it is closed.</param>
/// <param name="Staff">Members of staff who belong to it and may sign in.</param>
/// <param name="Resources">Optometrists and boxes that are offered.</param>
public sealed record BranchDeskRow(Guid Id, long Version, BranchInput Fields, bool IsActive, int Staff, int Resources) : IListed
{
    /// <summary>When it takes visits.</summary>
    public WeekHours Week { get; init; } = WeekHours.Usual;
}
