using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.WorkOrders;

/// <summary>Everything about a job.</summary>
/// <param name="Row">As in lists.</param>
/// <param name="Branch">The branch, with its zone and whether the caller may change the job.</param>
/// <param name="Input">What was typed.</param>
/// <param name="Steps">Steps taken, oldest first.</param>
/// <param name="Checks">Checks of its lenses, newest first.</param>
public sealed record WorkOrderDetail(
    WorkOrderRow Row,
    BranchRow Branch,
    WorkOrderInput Input,
    IReadOnlyList<WorkOrderStepRow> Steps,
    IReadOnlyList<WorkOrderCheckRow> Checks
)
{
    /// <summary>What the lenses are made by; null without a prescription, and for those who may not see it.</summary>
    public WorkOrderPrescribed? Prescribed { get; init; }

    /// <summary>Whether there is a prescription that the caller may not see.</summary>
    public bool HidesPrescription { get; init; }

    /// <summary>What has become of its prescription since, and what stands in its place; null without one.</summary>
    public PrescriptionState? PrescriptionState { get; init; }

    /// <summary>When it took another prescription, and who saw to it; oldest first.</summary>
    public IReadOnlyList<PrescriptionChangeRow> PrescriptionChanges { get; init; } = [];

    /// <summary>Number of its order; null without one, or out of reach.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>How far its order is; null without one, or out of reach.</summary>
    public OrderStatus? OrderStatus { get; init; }

    /// <summary>The quote it was converted from.</summary>
    public Guid? QuoteId { get; init; }

    /// <summary>Number of the job it makes anew.</summary>
    public string? OriginalNumber { get; init; }

    /// <summary>Why it is made anew.</summary>
    public string? RemakeCause { get; init; }

    /// <summary>Jobs that make this one anew, oldest first.</summary>
    public IReadOnlyList<WorkOrderLink> Remakes { get; init; } = [];

    /// <summary>Name of who took it, or null for the system.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Name of who changed it last, or null for the system.</summary>
    public string? ChangedBy { get; init; }
}
