using Microsoft.EntityFrameworkCore;
using Optica.Data.Orders;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>
/// The order follows its jobs (DOMAIN §6, §9): it is processed once the first one is sent to the laboratory, and delivered with the
/// last one, whatever the right of whoever moves the job; the history says because of which job.
/// </summary>
internal static class JobOrder
{
    /// <summary>
    /// Keeps other steps that its order could follow out until the transaction ends, so that of two last jobs handed over at once one is
    /// the last, and none is handed over while its order is taken back. Call before anything is read.
    /// </summary>
    public static Task HoldAsync(OpticaDbContext db, WorkOrder job, WorkOrderStatus to, CancellationToken cancellation) =>
        job.OrderId is not null && Leads(to) is not null ? FiguresWriter.HoldAsync(db, job.CustomerId, cancellation) : Task.CompletedTask;

    /// <summary>Moves the order on after a step of its job was saved; call within the same transaction.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="job">The job, as saved.</param>
    /// <param name="isOverridden">Whether it was handed over although something was due.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Why it could not be saved, or null.</returns>
    public static async Task<Error?> FollowAsync(OpticaDbContext db, WorkOrder job, bool isOverridden, CancellationToken cancellation)
    {
        if (job.OrderId is not { } id || Leads(job.Status) is not { } to)
        {
            return null;
        }

        var order = await db.Orders.IgnoreQueryFilters([TenancyModel.BranchFilter]).SingleAsync(row => row.Id == id, cancellation);
        var isBehind = to == OrderStatus.Processing ? order.Status == OrderStatus.Pending : OrderRules.Next(order.Status).Contains(to);
        if (!isBehind || (to == OrderStatus.Delivered && !await IsAllHandedOverAsync(db, job, order, cancellation)))
        {
            return null;
        }

        if (order.Advance(to, isOverridden, job.StatusAt).Error is { } no)
        {
            return no;
        }

        // the order stands where it was sold, which may be neither the job's branch nor the customer's
        db.LentBranch = order.BranchId;
        db.Describe("order_followed", job.Number);
        return await db.TrySaveAsync(cancellation);
    }

    /// <summary>
    /// Whether nothing of an order waits any more. Calling the last open job off ends it only where another one was handed over, and
    /// nothing is due: nobody was asked about that.
    /// </summary>
    private static async Task<bool> IsAllHandedOverAsync(OpticaDbContext db, WorkOrder job, Order order, CancellationToken cancellation)
    {
        if (await OrderEditing.OpenJobs(db, order.Id).AnyAsync(cancellation))
        {
            return false;
        }

        return job.Status == WorkOrderStatus.Delivered
            || (
                order.Balance <= 0
                && await OrderEditing.Jobs(db, order.Id).AnyAsync(row => row.Status == WorkOrderStatus.Delivered, cancellation)
            );
    }

    /// <summary>Where a step of a job leads its order; null for steps that lead nowhere.</summary>
    private static OrderStatus? Leads(WorkOrderStatus to) =>
        to switch
        {
            WorkOrderStatus.SentToLab => OrderStatus.Processing,
            WorkOrderStatus.Delivered or WorkOrderStatus.Cancelled => OrderStatus.Delivered,
            _ => null,
        };
}
