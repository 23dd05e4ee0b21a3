using Optica.Domain.Organisations;
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
)
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

    /// <summary>Number of its order; null without one, or out of reach.</summary>
    public string? OrderNumber { get; init; }

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
}

/// <summary>A step as shown.</summary>
/// <param name="From">Where it was; null for the first.</param>
/// <param name="To">Where it went.</param>
/// <param name="Note">Note, cause or reason.</param>
/// <param name="Overridden">Whether it was handed over although something was due.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Name of who, or null for the system.</param>
public sealed record WorkOrderStepRow(WorkOrderStatus? From, WorkOrderStatus To, string? Note, bool Overridden, DateTime At, string? By);

/// <summary>A check as shown.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Passed">Whether every parameter is within its limit.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Name of who measured, or null.</param>
/// <param name="Check">Readings and results; null for those who may not see the prescription.</param>
public sealed record WorkOrderCheckRow(Guid Id, bool Passed, DateTime At, string? By, LensCheck? Check);

/// <summary>Another job.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">Number.</param>
/// <param name="Status">Where it is.</param>
public sealed record WorkOrderLink(Guid Id, string Number, WorkOrderStatus Status);

/// <summary>The outcome of a check.</summary>
/// <param name="CheckId">The stored check.</param>
/// <param name="Check">Readings and results.</param>
/// <param name="Status">Where the job is now: returned when a parameter is beyond its limit.</param>
public sealed record CheckOutcome(Guid CheckId, LensCheck Check, WorkOrderStatus Status);

/// <summary>A column of the board.</summary>
/// <param name="Status">Whose jobs.</param>
/// <param name="Jobs">The most urgent first, then by promised day and age.</param>
/// <param name="Overdue">How many of them are late.</param>
public sealed record BoardColumn(WorkOrderStatus Status, IReadOnlyList<WorkOrderRow> Jobs, int Overdue);

/// <summary>The open jobs, column by column.</summary>
/// <param name="Columns">One for each open status, in the order of the way.</param>
/// <param name="Total">How many jobs are open.</param>
/// <param name="IsCut">Whether there are more than the board shows.</param>
public sealed record WorkOrderBoard(IReadOnlyList<BoardColumn> Columns, int Total, bool IsCut);

/// <summary>A laboratory as lists and choices show it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version.</param>
/// <param name="Name">Name.</param>
/// <param name="Contact">Whom to call or write to, or null.</param>
/// <param name="IsActive">Whether new jobs can go there.</param>
public sealed record LabRow(Guid Id, long Version, string Name, string? Contact, bool IsActive);
