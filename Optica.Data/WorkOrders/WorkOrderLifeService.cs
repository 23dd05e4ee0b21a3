using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>Moves jobs on (DOMAIN §9). Every way to a step goes through here, so that what is not paid is handed over on none of them.</summary>
public sealed class WorkOrderLifeService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Takes a step, which its order follows. What is not paid, or whose order was taken back, is handed over only by who may reverse orders, with a reason.</summary>
    /// <param name="id">The job.</param>
    /// <param name="move">Where to, and what is said with it.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="InvalidWorkOrderTransition"/>, <see cref="BalanceDue"/>, <see cref="OrderWithdrawn"/>.
    /// </returns>
    public async Task<Result<Done>> AdvanceAsync(Guid id, WorkOrderMove move, ChangeOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(move);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.WorkOrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        var clean = move.Clean();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => RunAsync(db, (id, options), clean, cancellation), cancellation);
    }

    /// <summary>Sends a job back to its laboratory.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cause">What is wrong, 1–400 characters.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>As <see cref="AdvanceAsync"/>.</returns>
    public Task<Result<Done>> ReturnAsync(Guid id, string? cause, ChangeOptions options, CancellationToken cancellation) =>
        AdvanceAsync(id, new WorkOrderMove(WorkOrderStatus.Returned, cause), options, cancellation);

    /// <summary>Calls a job off that was not handed over yet.</summary>
    /// <param name="id">The job.</param>
    /// <param name="reason">Why, 1–400 characters.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>As <see cref="AdvanceAsync"/>.</returns>
    public Task<Result<Done>> CancelAsync(Guid id, string? reason, ChangeOptions options, CancellationToken cancellation) =>
        AdvanceAsync(id, new WorkOrderMove(WorkOrderStatus.Cancelled, reason), options, cancellation);

    private async Task<Result<Done>> RunAsync(
        OpticaDbContext db,
        (Guid Id, ChangeOptions Options) which,
        WorkOrderMove move,
        CancellationToken cancellation
    )
    {
        var loaded = await WorkOrderLoading.ForFulfilmentAsync(db, which.Id, cancellation);
        if (!loaded.TryGet(out var job, out var error))
        {
            return error;
        }

        if (WorkOrderLoading.Refuse(job, which.Options, move.Check()) is { } refused)
        {
            return (Result<Done>)refused;
        }

        await JobOrder.HoldAsync(db, job, move.To, cancellation);
        var obstacle = move.To == WorkOrderStatus.Delivered ? await WorkOrderLoading.ObstacleAsync(db, job, cancellation) : null;
        if (obstacle is not null && move.OverrideReason is not null && !db.Scope.May(Permissions.OrdersReverse))
        {
            return new AccessDenied();
        }

        if (job.Go(move, obstacle, (db.Scope.UserId, time.GetUtcNow().UtcDateTime)).Error is { } no)
        {
            return no;
        }

        db.TellStep(job, move);
        var failed =
            await WorkOrderTelling.SaveStepAsync(db, cancellation)
            ?? await JobOrder.FollowAsync(db, job, move.OverrideReason is not null, cancellation);
        return failed is null ? default(Done) : failed;
    }
}
