using Microsoft.EntityFrameworkCore;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>
/// Whether anything may be done with a customer's data (CL-12). Quotes, orders, jobs and visits ask it when they are loaded for a change;
/// what fulfils a contract or ends something is loaded otherwise, and says so by name.
/// </summary>
internal static class Suspension
{
    /// <summary>
    /// Call within a transaction: whoever blocks or erases the customer at this moment is waited for, or waits. The customer may be of
    /// any branch of the organisation.
    /// </summary>
    /// <returns><see cref="CustomerBlocked"/> or <see cref="CustomerErased"/>; null when nothing stands in the way.</returns>
    public static async Task<Error?> OfAsync(OpticaDbContext db, Guid? customerId, CancellationToken cancellation)
    {
        if (customerId is not { } id)
        {
            return null;
        }

        await FiguresWriter.HoldAsync(db, id, cancellation);
        var standing = await db
            .Customers.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row => row.Id == id)
            .Select(row => new RightsStanding(row.BlockedAt, null, row.ErasedAt, null))
            .SingleOrDefaultAsync(cancellation);
        return standing?.Refusal;
    }
}
