using Microsoft.EntityFrameworkCore;
using Optica.Data.Prescriptions;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>Has a job that is not at its laboratory made by another prescription than the one it was taken with (DOMAIN §9).</summary>
public sealed class WorkOrderPrescriptionService(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    WorkOrderContents contents,
    PrescriptionContents prescriptions,
    TimeProvider time
)
{
    /// <summary>Takes a standing prescription of the customer: the job keeps a snapshot of it in the place of the former one.</summary>
    /// <param name="id">The job.</param>
    /// <param name="prescriptionId">The prescription: the customer's, in reach and valid today.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="WorkOrderPrescriptionFixed"/> once the laboratory has it.
    /// </returns>
    public async Task<Result<Done>> ChangeAsync(Guid id, Guid? prescriptionId, ChangeOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.WorkOrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => RunAsync(db, (id, options), prescriptionId, cancellation), cancellation);
    }

    private async Task<Result<Done>> RunAsync(
        OpticaDbContext db,
        (Guid Id, ChangeOptions Options) which,
        Guid? prescriptionId,
        CancellationToken cancellation
    )
    {
        var loaded = await WorkOrderLoading.ForChangeAsync(db, which.Id, cancellation);
        if (!loaded.TryGet(out var job, out var error))
        {
            return error;
        }

        // nobody withdraws it between being looked at and being used
        await FiguresWriter.HoldAsync(db, job.CustomerId, cancellation);
        var judge = await WorkOrderJudge.AtAsync(db, job.BranchId, time, cancellation);
        var broken = prescriptionId is null
            ? WorkOrderJudge.NotCurrent
            : await judge.PrescriptionAsync(prescriptionId, job.CustomerId, cancellation);
        var kind = await LensKinds.FollowAsync(db, job.LensKind, (job.PrescriptionId, prescriptionId), cancellation);
        broken ??= kind.Error as Invalid;
        if (WorkOrderLoading.Refuse(job, which.Options, broken) is { } refused)
        {
            return (Result<Done>)refused;
        }

        if (job.PrescriptionId == prescriptionId)
        {
            // what is prescribed never changes, so its snapshot stands already
            return default(Done);
        }

        if (job.Prescribe(prescriptionId!.Value, kind.Value).Error is { } no)
        {
            return no;
        }

        var prescription = await db.Prescriptions.AsNoTracking().SingleAsync(row => row.Id == prescriptionId, cancellation);
        var prescribed = WorkOrderPrescribed.Of(prescription, await prescriptions.OpenAsync(db, prescription, cancellation));
        await contents.ReplaceAsync(db, job, prescribed, cancellation);
        db.Describe(WorkOrderHistoryQueries.PrescriptionChanged);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }
}
