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
            .ThenByDescending(row => row.Id)
            .Skip(page.Skip)
            .Take(page.Size)
            .ToListAsync(cancellation);
        var facts = await LensPurchaseFacts.ReadAsync(db, places, cancellation);
        return new Page<LensPurchaseRow>([.. places.Select(facts.Tell)], page.Number, page.Size, total);
    }

    private static IQueryable<PurchasePlace> Purchases(OpticaDbContext db, Guid customerId)
    {
        var orders = db
            .Orders.Where(row => row.CustomerId == customerId)
            .Where(OrderRules.IsCounting)
            .Where(row =>
                db.OrderLines.Any(line => line.OrderId == row.Id && (line.Kind == LineKind.Lens || line.Kind == LineKind.Frame))
                || db.WorkOrders.Any(job => job.OrderId == row.Id && job.Status != WorkOrderStatus.Cancelled)
            )
            .Select(row => new PurchasePlace
            {
                Id = row.Id,
                At = row.CreatedAt,
                BranchId = row.BranchId,
                IsJob = false,
            });
        // what a remake replaces was bought once
        var jobs = db
            .WorkOrders.Where(row => row.CustomerId == customerId && row.OrderId == null)
            .Where(row => row.OriginalId == null && row.Status != WorkOrderStatus.Cancelled)
            .Select(row => new PurchasePlace
            {
                Id = row.Id,
                At = row.CreatedAt,
                BranchId = row.BranchId,
                IsJob = true,
            });
        return orders.Concat(jobs);
    }
}

/// <summary>One purchase, before it is told.</summary>
internal sealed record PurchasePlace
{
    public Guid Id { get; init; }

    public DateTime At { get; init; }

    public Guid BranchId { get; init; }

    public bool IsJob { get; init; }
}
