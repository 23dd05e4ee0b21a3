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

/// <summary>A job in full. What it is made by, and the readings of its checks, are null for those who may not see them.</summary>
public sealed record WorkOrderResponse(
    WorkOrderRowResponse WorkOrder,
    Guid? OrderId,
    string? OrderNumber,
    Guid? QuoteId,
    Guid? PrescriptionId,
    bool OwnFrame,
    string? FrameDescription,
    string? Notes,
    string? OriginalNumber,
    string? RemakeCause,
    IReadOnlyList<WorkOrderLink> Remakes,
    IReadOnlyList<WorkOrderStepRow> Steps,
    IReadOnlyList<CheckResponse> Checks,
    WorkOrderPrescribed? Prescribed,
    bool HidesPrescription
)
{
    internal static WorkOrderResponse Of(WorkOrderDetail job) =>
        new(
            WorkOrderRowResponse.Of(job.Row),
            job.Input.OrderId,
            job.OrderNumber,
            job.QuoteId,
            job.Input.PrescriptionId,
            job.Input.OwnFrame,
            job.Input.FrameDescription,
            job.Input.Notes,
            job.OriginalNumber,
            job.RemakeCause,
            job.Remakes,
            job.Steps,
            [.. job.Checks.Select(CheckResponse.Of)],
            job.Prescribed,
            job.HidesPrescription
        );
}

/// <summary>A check of a job's lenses.</summary>
public sealed record CheckResponse(
    Guid Id,
    bool Passed,
    DateTime At,
    string? By,
    LensReadings? Readings,
    IReadOnlyList<CheckResultResponse>? Results
)
{
    internal static CheckResponse Of(WorkOrderCheckRow row) =>
        new(row.Id, row.Passed, row.At, row.By, row.Check?.Readings, CheckResultResponse.Of(row.Check));
}

/// <summary>One parameter of a lens: how far it is off, how far it may be, and what is left; D, the axis in degrees.</summary>
public sealed record CheckResultResponse(
    Eye Eye,
    ToleranceParameter Parameter,
    decimal Deviation,
    decimal Limit,
    decimal Margin,
    bool Passes
)
{
    internal static IReadOnlyList<CheckResultResponse>? Of(LensCheck? check) => check?.Results.Select(Of).ToList();

    private static CheckResultResponse Of(LensResult one) =>
        new(one.Eye, one.Result.Parameter, one.Result.Deviation, one.Result.Limit, one.Result.Margin, one.Result.Passes);
}

/// <summary>The outcome of a check: where the job is now, and what was found.</summary>
public sealed record CheckOutcomeResponse(Guid CheckId, bool Passed, WorkOrderStatus Status, IReadOnlyList<CheckResultResponse> Results)
{
    internal static CheckOutcomeResponse Of(CheckOutcome outcome) =>
        new(outcome.CheckId, outcome.Check.Passes, outcome.Status, CheckResultResponse.Of(outcome.Check)!);
}

/// <summary>How long jobs take at a laboratory, days; null where too few were finished to say.</summary>
public sealed record LeadTimeResponse(Guid LabId, PrescriptionKind LensKind, int Jobs, int? MedianDays, int? EightyPercentDays)
{
    internal static LeadTimeResponse Of(LabLeadTime time) =>
        new(time.LabId, time.LensKind, time.Time.Jobs, time.Time.Median, time.Time.Eighty);
}
