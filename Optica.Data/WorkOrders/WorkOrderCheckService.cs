using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>Compares lenses that arrive with what they were ordered by (OR-18 … OR-21). A failure sends the job back.</summary>
public sealed class WorkOrderCheckService(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    WorkOrderContents contents,
    TimeProvider time
)
{
    private static readonly LensReadingsValidator Validator = new();

    /// <summary>
    /// Stores readings with their results. Beyond a limit the job is returned in the same transaction, with the parameters as its cause;
    /// otherwise it stays where it is. For those who may see what the job is made by.
    /// </summary>
    /// <param name="id">The job.</param>
    /// <param name="readings">As typed, in either form of the cylinder.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The stored check (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="NotFound"/>,
    /// <see cref="Invalid"/>, <see cref="InvalidWorkOrderTransition"/> where lenses are not checked, <see cref="NothingToCompare"/>,
    /// <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<CheckOutcome>> CheckAsync(
        Guid id,
        LensReadings readings,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.WorkOrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // what is told is read before the commit: a check that stands is never answered by a failure
        var made = await db.TransactAsync(
            async () => await TellAsync(db, await RunAsync(db, id, readings, options, cancellation), cancellation),
            cancellation
        );
        return
            made.Error is UniqueViolated { IsOperation: true }
            && await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before
            ? await TellAsync(db, before, cancellation)
            : made;
    }

    private async Task<Result<Guid>> RunAsync(
        OpticaDbContext db,
        Guid id,
        LensReadings readings,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        var loaded = await WorkOrderLoading.ForFulfilmentAsync(db, id, cancellation);
        if (!loaded.TryGet(out var job, out var error))
        {
            return error;
        }

        if (!WorkOrderContents.MaySee(db.Scope, job))
        {
            return new AccessDenied();
        }

        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return before;
        }

        if (Invalid.Join(options.Unreadable, Validator.Check(readings)) is { } wrong)
        {
            return wrong;
        }

        var prescribed = await contents.OpenAsync(db, job.Id, cancellation);
        Result<LensCheck> judged = prescribed is null ? new NothingToCompare() : LensCheck.Judge(prescribed, job.LensKind, readings);
        if (judged.Error is Invalid mismatch)
        {
            return mismatch;
        }

        if (!WorkOrderRules.MayCheck(job.Status))
        {
            return job.Refusal();
        }

        return judged.TryGet(out var check, out var nothing) ? await StoreAsync(db, job, check, options, cancellation) : nothing;
    }

    private async Task<Result<Guid>> StoreAsync(
        OpticaDbContext db,
        WorkOrder job,
        LensCheck check,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        var who = (db.Scope.UserId, time.GetUtcNow().UtcDateTime);
        var row = WorkOrderCheck.Create(job, check.Passes, who);
        await contents.AddAsync(db, row, check, cancellation);
        if (check.Passes)
        {
            db.Describe("work_order_checked");
        }
        else
        {
            var move = new WorkOrderMove(WorkOrderStatus.Returned, check.Cause);
            if (job.Go(move, obstacle: null, who).Error is { } no)
            {
                return no;
            }

            db.TellStep(job, move);
        }

        Operations.Note(db, options.Operation, row.Id, row.At);
        return await WorkOrderTelling.SaveStepAsync(db, cancellation) is { } failed ? failed : row.Id;
    }

    private async Task<Result<CheckOutcome>> TellAsync(OpticaDbContext db, Result<Guid> made, CancellationToken cancellation)
    {
        if (!made.TryGet(out var checkId, out var error))
        {
            return error;
        }

        var row = await db.WorkOrderChecks.AsNoTracking().SingleAsync(one => one.Id == checkId, cancellation);
        var job = await db.WorkOrders.AsNoTracking().SingleAsync(one => one.Id == row.WorkOrderId, cancellation);
        return new CheckOutcome(row.Id, await contents.OpenAsync(row, cancellation), job.Status);
    }
}
