using Microsoft.EntityFrameworkCore;
using Optica.Data.Appointments;
using Optica.Data.Organisations;
using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>The rules of a job that need the database: what it names must be there, be the customer's, and be of use today.</summary>
/// <param name="db">The caller's context.</param>
/// <param name="today">The day at the job's branch.</param>
internal sealed class WorkOrderJudge(OpticaDbContext db, DateOnly today)
{
    private static readonly WorkOrderInputValidator Validator = new();

    /// <summary>What is told of a prescription that nothing can be made by.</summary>
    public static Invalid NotCurrent => Invalid.At(nameof(WorkOrderInput.PrescriptionId), "prescription_not_current");

    /// <summary>The judge for jobs of a branch; where no branch is known yet, for the latest day there is.</summary>
    public static async Task<WorkOrderJudge> AtAsync(OpticaDbContext db, Guid? branchId, TimeProvider time, CancellationToken cancellation)
    {
        var days = await BranchDays.ReadAsync(db, time, cancellation);
        return new(db, branchId is { } branch ? days[branch] : days.Latest);
    }

    /// <summary>Everything wrong with a new job.</summary>
    /// <param name="input">Normalised.</param>
    /// <param name="branchId">Its branch; null when it is not known.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Invalid?> NewAsync(WorkOrderInput input, Guid? branchId, CancellationToken cancellation)
    {
        var broken = Invalid.Join(Validator.Check(input), await OrderAsync(input, cancellation));
        broken = Invalid.Join(broken, await PrescriptionAsync(input.PrescriptionId, input.CustomerId, cancellation));
        return Invalid.Join(broken, await RestAsync(input, null, branchId, cancellation));
    }

    /// <summary>Everything wrong with a change; what stays as it was needs not be of use any more.</summary>
    public async Task<Invalid?> ChangeAsync(WorkOrderInput input, WorkOrder job, CancellationToken cancellation) =>
        Invalid.Join(Validator.Check(input), await RestAsync(input, job, job.BranchId, cancellation));

    /// <summary>Whether a prescription is the customer's and valid today; none is fine.</summary>
    public async Task<Invalid?> PrescriptionAsync(Guid? prescriptionId, Guid? customerId, CancellationToken cancellation) =>
        prescriptionId is null
        || await db.Prescriptions.AnyAsync(
            row =>
                row.Id == prescriptionId
                && row.CustomerId == customerId
                && row.Status == PrescriptionStatus.Active
                && row.ExpiresOn >= today,
            cancellation
        )
            ? null
            : NotCurrent;

    /// <summary>
    /// Whether a job can be made anew: by its own snapshot only while that prescription was neither withdrawn nor corrected, else by
    /// one that is valid today.
    /// </summary>
    public async Task<Invalid?> RemakeAsync(Guid? prescriptionId, WorkOrder original, CancellationToken cancellation)
    {
        if (prescriptionId is not null && prescriptionId != original.PrescriptionId)
        {
            return await PrescriptionAsync(prescriptionId, original.CustomerId, cancellation);
        }

        return (await PrescriptionStates.OfAsync(db, original.PrescriptionId, cancellation))?.Standing switch
        {
            PrescriptionStanding.Withdrawn => Invalid.At(nameof(RemakeInput.PrescriptionId), "job_prescription_withdrawn"),
            PrescriptionStanding.Corrected => Invalid.At(nameof(RemakeInput.PrescriptionId), "job_prescription_corrected"),
            _ => null,
        };
    }

    /// <summary>Whether a day can be promised: not in the past, and within a year.</summary>
    public Invalid? Promise(DateOnly? day) =>
        day < today ? Invalid.At(nameof(WorkOrderInput.PromisedOn), "promised_past")
        : day > today.AddYears(1) ? Invalid.At(nameof(WorkOrderInput.PromisedOn), "promised_too_far")
        : null;

    private async Task<Invalid?> OrderAsync(WorkOrderInput input, CancellationToken cancellation) =>
        input.OrderId is null
        || await db
            .Orders.Where(OrderRules.IsCounting)
            .AnyAsync(row => row.Id == input.OrderId && row.CustomerId == input.CustomerId, cancellation)
            ? null
            : Invalid.At(nameof(WorkOrderInput.OrderId), "order_not_of_customer");

    private async Task<Invalid?> RestAsync(WorkOrderInput input, WorkOrder? before, Guid? branchId, CancellationToken cancellation)
    {
        var promise = input.PromisedOn == before?.PromisedOn ? null : Promise(input.PromisedOn);
        var lab = input.LabId == before?.LabId ? null : await LabAsync(input.LabId, cancellation);
        var staff = input.AssignedTo == before?.AssignedTo ? null : await StaffAsync(input.AssignedTo, branchId, cancellation);
        return Invalid.Join(promise, Invalid.Join(lab, staff));
    }

    private async Task<Invalid?> LabAsync(Guid? labId, CancellationToken cancellation) =>
        labId is null || await db.Labs.AnyAsync(row => row.Id == labId && row.IsActive, cancellation)
            ? null
            : Invalid.At(nameof(WorkOrderInput.LabId), "lab_unknown");

    private async Task<Invalid?> StaffAsync(Guid? userId, Guid? branchId, CancellationToken cancellation) =>
        userId is null
        || branchId is not { } branch
        || await BookableResourceQueries.Staff(db, branch).AnyAsync(row => row.Id == userId, cancellation)
            ? null
            : Invalid.At(nameof(WorkOrderInput.AssignedTo), "staff_not_of_branch");
}
