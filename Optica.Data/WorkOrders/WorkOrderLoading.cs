using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>Loads a job through the filters before a change.</summary>
internal static class WorkOrderLoading
{
    /// <summary>For a change: refused while nothing may be done with the customer's data.</summary>
    /// <returns>The tracked job without its steps; <see cref="NotFound"/>, <see cref="AccessDenied"/>, <see cref="CustomerBlocked"/> or <see cref="CustomerErased"/>.</returns>
    public static async Task<Result<WorkOrder>> ForChangeAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        var loaded = await ForFulfilmentAsync(db, id, cancellation);
        return loaded.TryGet(out var job, out _) && await Suspension.OfAsync(db, job.CustomerId, cancellation) is { } suspended
            ? suspended
            : loaded;
    }

    /// <summary>For what fulfils the contract or ends it, blocked or not: steps to the hand-over, checks of its lenses, calling it off.</summary>
    /// <returns>The tracked job without its steps; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public static async Task<Result<WorkOrder>> ForFulfilmentAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        var job = await db.WorkOrders.SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (job is null)
        {
            return (Result<WorkOrder>)await db.WorkOrders.MissingAsync(row => row.Id == id, cancellation);
        }

        return MayChange(db.Scope, job.BranchId, job.CustomerBranchId) ? job : new AccessDenied();
    }

    /// <summary>What stands in the way of a change, in the order of checks: everything wrong with it first, then its version.</summary>
    public static Error? Refuse(WorkOrder job, ChangeOptions options, Invalid? broken) =>
        Invalid.Join(options.Unreadable, broken) is { } wrong ? wrong
        : options.Version is { } known && known != job.Version ? new VersionConflict()
        : null;

    /// <summary>Where it happens or where the customer belongs: whoever may change records of either.</summary>
    public static bool MayChange(AccessScope scope, Guid branchId, Guid customerBranchId) =>
        !scope.IsPlatform && (scope.Changes(branchId) || scope.Changes(customerBranchId));

    /// <summary>
    /// What speaks against handing a job over: its order was cancelled or refunded, or something is due. An order out of the caller's
    /// reach counts too.
    /// </summary>
    /// <returns><see cref="OrderWithdrawn"/>, <see cref="BalanceDue"/> or null.</returns>
    public static async Task<Error?> ObstacleAsync(OpticaDbContext db, WorkOrder job, CancellationToken cancellation)
    {
        var order = await db
            .Orders.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row => row.Id == job.OrderId)
            .Select(row => new { row.Number, row.Status })
            .SingleOrDefaultAsync(cancellation);
        if (order is not null && !order.Status.Counts())
        {
            return new OrderWithdrawn(order.Number, order.Status);
        }

        return await DueAsync(db, job, cancellation) is > 0 and var due ? new BalanceDue(due) : null;
    }

    /// <summary>
    /// What has to be paid before a job is handed over, CLP: the balance of its order; of a job without one, all that the customer owes,
    /// so that leaving the order out is no way round. Orders out of the caller's reach count too.
    /// </summary>
    private static Task<long> DueAsync(OpticaDbContext db, WorkOrder job, CancellationToken cancellation)
    {
        var (orderId, customerId) = (job.OrderId, job.CustomerId);
        var orders = db.Orders.IgnoreQueryFilters([TenancyModel.BranchFilter]).Where(OrderRules.IsCounting);
        orders = orderId is null ? orders.Where(row => row.CustomerId == customerId) : orders.Where(row => row.Id == orderId);
        return orders.Where(row => row.Balance > 0).SumAsync(row => row.Balance, cancellation);
    }
}
