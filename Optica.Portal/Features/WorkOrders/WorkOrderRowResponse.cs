using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Api;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>A job in lists; nothing medical.</summary>
public sealed record WorkOrderRowResponse
{
    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public required string Number { get; init; }

    public required BranchResponse Branch { get; init; }

    public required Guid CustomerId { get; init; }

    public required string CustomerName { get; init; }

    public required WorkOrderStatus Status { get; init; }

    public required DateTime StatusAt { get; init; }

    public required PrescriptionKind LensKind { get; init; }

    public string? LensDescription { get; init; }

    public NamedResponse? Lab { get; init; }

    public DateOnly? PromisedOn { get; init; }

    public NamedResponse? AssignedTo { get; init; }

    public required WorkOrderPriority Priority { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>What has become of its prescription since: standing, superseded, corrected or withdrawn; null without one.</summary>
    public PrescriptionStanding? PrescriptionStanding { get; init; }

    public Guid? OriginalId { get; init; }

    /// <summary>Due on its order, CLP; null without one.</summary>
    public long? Balance { get; init; }

    public bool Overdue { get; init; }

    public int DaysInStatus { get; init; }

    public int DaysOpen { get; init; }

    public required IReadOnlyList<WorkOrderStatus> Allowed { get; init; }

    internal static WorkOrderRowResponse Of(WorkOrderRow row) =>
        new()
        {
            Id = row.Id,
            Version = row.Version,
            Number = row.Number,
            Branch = new(row.BranchId, row.Branch),
            CustomerId = row.CustomerId,
            CustomerName = row.CustomerName,
            Status = row.Status,
            StatusAt = row.StatusAt,
            LensKind = row.LensKind,
            LensDescription = row.LensDescription,
            Lab = NamedResponse.Of(row.LabId, row.Lab),
            PromisedOn = row.PromisedOn,
            AssignedTo = NamedResponse.Of(row.AssignedTo, row.Assigned),
            Priority = row.Priority,
            CreatedAt = row.CreatedAt,
            OriginalId = row.OriginalId,
            PrescriptionStanding = row.Standing,
            Balance = row.Balance,
            Overdue = row.IsOverdue,
            DaysInStatus = row.DaysInStatus,
            DaysOpen = row.DaysOpen,
            Allowed = row.Allowed,
        };
}

/// <summary>A record by its name.</summary>
public sealed record NamedResponse(Guid Id, string Name)
{
    internal static NamedResponse? Of(Guid? id, string? name) => id is { } known ? new(known, name ?? "") : null;
}
