using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>A job in full. What it is made by, and the readings of its checks, are null for those who may not see them.</summary>
public sealed record WorkOrderResponse(
    WorkOrderRowResponse WorkOrder,
    Guid? OrderId,
    string? OrderNumber,
    OrderStatus? OrderStatus,
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
    /// <summary>Of a corrected prescription: what stands in its place.</summary>
    public Guid? CorrectionId { get; init; }

    internal static WorkOrderResponse Of(WorkOrderDetail job) =>
        new(
            WorkOrderRowResponse.Of(job.Row),
            job.Input.OrderId,
            job.OrderNumber,
            job.OrderStatus,
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
        )
        {
            CorrectionId = job.PrescriptionState?.Correction?.Id,
        };
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
