using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.LensPurchases;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;

namespace Optica.Data.LensPurchases;

/// <summary>
/// What customers bought in lenses and frames, from counting orders with such lines and from jobs (DOMAIN §6). What was ordered only and
/// called off later was not bought. The prescription is told by its id; nothing here is medical.
/// </summary>
public sealed class LensPurchaseQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>A customer's purchases, newest first, wherever they bought.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The page; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<Page<LensPurchaseRow>>> OfCustomerAsync(Guid customerId, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.OrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Customers.AnyAsync(row => row.Id == customerId, cancellation))
        {
            return (Result<Page<LensPurchaseRow>>)await db.Customers.MissingAsync(row => row.Id == customerId, cancellation);
        }

        var all = Purchases(db, customerId);
        var total = await all.CountAsync(cancellation);
        var places = await all.OrderByDescending(row => row.At)
            .ThenByDescending(row => row.OrderId)
            .ThenBy(row => row.JobId)
            .Skip(page.Skip)
            .Take(page.Size)
            .ToListAsync(cancellation);
        var facts = await LensPurchaseFacts.ReadAsync(db, places, cancellation);
        return new Page<LensPurchaseRow>([.. places.Select(facts.Tell)], page.Number, page.Size, total);
    }

    private static IQueryable<PurchasePlace> Purchases(OpticaDbContext db, Guid customerId)
    {
        // each pair that an order paid for is one; an order without jobs is one when it has lenses or a frame
        var orders =
            from row in db.Orders.Where(row => row.CustomerId == customerId).Where(OrderRules.IsCounting)
            from job in db
                .WorkOrders.Where(job => job.OrderId == row.Id && job.OriginalId == null && job.Status != WorkOrderStatus.Cancelled)
                .DefaultIfEmpty()
            where
                job != null
                || db.OrderLines.Any(line => line.OrderId == row.Id && (line.Kind == LineKind.Lens || line.Kind == LineKind.Frame))
            select new PurchasePlace
            {
                OrderId = row.Id,
                JobId = (Guid?)job!.Id,
                At = row.CreatedAt,
                BranchId = row.BranchId,
            };
        // what a remake replaces was bought once
        var jobs = db
            .WorkOrders.Where(row => row.CustomerId == customerId && row.OrderId == null)
            .Where(row => row.OriginalId == null && row.Status != WorkOrderStatus.Cancelled)
            .Select(row => new PurchasePlace
            {
                OrderId = null,
                JobId = row.Id,
                At = row.CreatedAt,
                BranchId = row.BranchId,
            });
        return orders.Concat(jobs);
    }
}

/// <summary>One purchase, before it is told.</summary>
internal sealed record PurchasePlace
{
    public Guid? OrderId { get; init; }

    public Guid? JobId { get; init; }

    public DateTime At { get; init; }

    public Guid BranchId { get; init; }
}
