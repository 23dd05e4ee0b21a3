using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Orders;

namespace Optica.Data.Orders;

/// <summary>Loads an order through the filters before a change.</summary>
internal static class OrderLoading
{
    /// <returns>The tracked order without its parts; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public static async Task<Result<Order>> ForChangeAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
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
