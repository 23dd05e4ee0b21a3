using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;

namespace Optica.Data.Orders;

/// <summary>Loads an order through the filters before a change.</summary>
internal static class OrderLoading
{
    /// <summary>For a change: refused while nothing may be done with the customer's data.</summary>
    /// <returns>The tracked order without its parts; <see cref="NotFound"/>, <see cref="AccessDenied"/>, <see cref="CustomerBlocked"/> or <see cref="CustomerErased"/>.</returns>
    public static async Task<Result<Order>> ForChangeAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        var loaded = await ForFulfilmentAsync(db, id, cancellation);
        return loaded.TryGet(out var order, out _) && await Suspension.OfAsync(db, order.CustomerId, cancellation) is { } suspended
            ? suspended
            : loaded;
    }

    /// <summary>For what fulfils the contract or ends it, blocked or not: steps to the hand-over, payments, money back, calling it off.</summary>
    /// <returns>The tracked order without its parts; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public static async Task<Result<Order>> ForFulfilmentAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        var order = await db.Orders.SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (order is null)
        {
            return (Result<Order>)await db.Orders.MissingAsync(row => row.Id == id, cancellation);
        }

        return MayChange(db.Scope, order.BranchId, order.CustomerBranchId) ? order : new AccessDenied();
    }

    /// <summary>What stands in the way of a change, in the order of checks: everything wrong with it first, then its version.</summary>
    public static Error? Refuse(Order order, ChangeOptions options, Invalid? broken) =>
        Invalid.Join(options.Unreadable, broken) is { } wrong ? wrong
        : options.Version is { } known && known != order.Version ? new VersionConflict()
        : null;

    /// <summary>Where it happened or where the customer belongs: whoever may change records of either.</summary>
    public static bool MayChange(AccessScope scope, Guid branchId, Guid customerBranchId) =>
        !scope.IsPlatform && (scope.Changes(branchId) || scope.Changes(customerBranchId));
}
