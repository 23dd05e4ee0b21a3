using Optica.Domain.Appointments;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>What jobs are narrowed by.</summary>
/// <param name="Branches">The user's branches.</param>
/// <param name="Labs">The laboratories, also those that get no new jobs.</param>
/// <param name="Staff">Who sees to jobs of the branches in reach.</param>
public sealed record WorkOrderChoices(ListBranches Branches, IReadOnlyList<LabRow> Labs, IReadOnlyList<StaffChoice> Staff)
{
    /// <summary>Name of a laboratory, or null.</summary>
    public string? Lab(Guid? id) => Labs.FirstOrDefault(row => row.Id == id)?.Name;

    /// <summary>Name of a member of staff, or null.</summary>
    public string? Assigned(Guid? id) => Staff.FirstOrDefault(row => row.Id == id)?.Name;
}
