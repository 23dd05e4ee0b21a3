using Optica.Domain.Common;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.WorkOrders;

/// <summary>A job as lists and the board show it; nothing medical.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version.</param>
/// <param name="Number">Number.</param>
/// <param name="BranchId">Branch where it happens.</param>
/// <param name="Branch">Its name.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">The customer's name; empty when they are out of the caller's reach by now.</param>
/// <param name="Status">Where it is.</param>
/// <param name="StatusAt">Since when, UTC.</param>
/// <param name="LensKind">What the lenses are for.</param>
/// <param name="Priority">How urgent.</param>
/// <param name="CreatedAt">When it was taken, UTC.</param>
public sealed record WorkOrderRow(
    Guid Id,
    long Version,
    string Number,
    Guid BranchId,
    string Branch,
    Guid CustomerId,
    string CustomerName,
    WorkOrderStatus Status,
    DateTime StatusAt,
    PrescriptionKind LensKind,
    WorkOrderPriority Priority,
    DateTime CreatedAt
) : IListed
{
    /// <summary>The customer's branch.</summary>
    public Guid CustomerBranchId { get; init; }

    /// <summary>The lenses in words.</summary>
    public string? LensDescription { get; init; }

    /// <summary>The laboratory.</summary>
    public Guid? LabId { get; init; }

    /// <summary>Its name.</summary>
    public string? Lab { get; init; }

    /// <summary>Day the customer was promised.</summary>
    public DateOnly? PromisedOn { get; init; }

    /// <summary>Who sees to it.</summary>
    public Guid? AssignedTo { get; init; }

    /// <summary>Their name.</summary>
    public string? Assigned { get; init; }

    /// <summary>The job it makes anew.</summary>
    public Guid? OriginalId { get; init; }

    /// <summary>The prescription whose snapshot it keeps.</summary>
    public Guid? PrescriptionId { get; init; }

    /// <summary>What has become of that prescription since; null without one.</summary>
    public PrescriptionStanding? Standing { get; init; }

    /// <summary>Whether it is still on its way by values that were withdrawn or corrected.</summary>
    public bool IsMadeWrong => Status.IsOpen() && Standing is { } standing && standing.IsWrong();

    /// <summary>What is due on its order, CLP; null without one, or when it is out of the caller's reach.</summary>
    public long? Balance { get; init; }

    /// <summary>Whether it is late, by the day at its branch.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Days since it came where it is, by the days at its branch.</summary>
    public int DaysInStatus { get; init; }

    /// <summary>Days since it was taken, by the days at its branch.</summary>
    public int DaysOpen { get; init; }

    /// <summary>Whether the caller may change it.</summary>
    public bool MayChange { get; init; }

    /// <summary>Where it can go.</summary>
    public IReadOnlyList<WorkOrderStatus> Allowed => WorkOrderRules.Allowed(Status);
}
