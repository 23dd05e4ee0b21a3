using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>What a form of a job starts with.</summary>
/// <param name="Input">What stands in it.</param>
/// <param name="CustomerName">Whose job it is.</param>
/// <param name="BranchId">Branch where it happens, as far as that is settled.</param>
public sealed record WorkOrderForm(WorkOrderInput Input, string CustomerName, Guid? BranchId)
{
    /// <summary>Branches to choose from; none where there is no choice.</summary>
    public IReadOnlyList<BranchRow> Branches { get; init; } = [];

    /// <summary>The customer's current prescriptions to choose from; none for a job that exists.</summary>
    public IReadOnlyList<PrescriptionRow> Prescriptions { get; init; } = [];

    /// <summary>Version of the job that is changed.</summary>
    public long? Version { get; init; }

    /// <summary>Number of the job that is changed.</summary>
    public string? Number { get; init; }

    /// <summary>Who changed it last; null for the system.</summary>
    public string? ChangedBy { get; init; }
}
