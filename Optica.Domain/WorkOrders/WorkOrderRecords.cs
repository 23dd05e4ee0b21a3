namespace Optica.Domain.WorkOrders;

/// <summary>A step as shown.</summary>
/// <param name="From">Where it was; null for the first.</param>
/// <param name="To">Where it went.</param>
/// <param name="Note">Note, cause or reason.</param>
/// <param name="Overridden">Whether it was handed over although something was due.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Name of who, or null for the system.</param>
public sealed record WorkOrderStepRow(WorkOrderStatus? From, WorkOrderStatus To, string? Note, bool Overridden, DateTime At, string? By);

/// <summary>A job took another prescription than it was taken with.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">Name of who, or null for the system.</param>
public sealed record PrescriptionChangeRow(DateTime At, string? By);

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
