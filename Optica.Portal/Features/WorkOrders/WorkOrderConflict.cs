using Optica.Domain.WorkOrders;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>Two people changed one job at once.</summary>
/// <param name="Before">What both began with.</param>
/// <param name="Mine">What this user typed.</param>
/// <param name="Theirs">What is saved now.</param>
/// <param name="Clashes">Fields the user has to choose for.</param>
/// <param name="Taken">Fields that only the other one changed and that were taken over.</param>
/// <param name="By">Who saved meanwhile; null for the system.</param>
public sealed record WorkOrderConflict(
    WorkOrderInput Before,
    WorkOrderInput Mine,
    WorkOrderInput Theirs,
    IReadOnlyList<string> Clashes,
    IReadOnlyList<string> Taken,
    string? By
);
