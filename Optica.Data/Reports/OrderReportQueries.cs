using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Orders;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Reports;

namespace Optica.Data.Reports;

/// <summary>Reads orders for reports.</summary>
public sealed class OrderReportQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>The orders of the list's filters, in its order, narrowed to the selected branch.</summary>
    /// <param name="filter">Which, and in which order.</param>
    /// <param name="most">Only so many, for a preview; null for all.</param>
    /// <param name="cancellation">Cancels the first step; the chunks take their own.</param>
    /// <returns>The rows; <see cref="AccessDenied"/>; for a branch out of reach <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<ReportRows<ReportOrder>>> OrdersAsync(OrderFilter filter, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await access.RefuseAsync(Permissions.OrdersRead, null, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var zone = await BranchQueries.ZoneAsync(db, cancellation);
        var ids = await db
            .Orders.AsNoTracking()
            .InSelectedBranch(db.Scope)
            .Filter(db, filter, zone)
            .Order(filter.Sort, filter.Descending)
            .Select(row => row.Id)
            .Take(most ?? int.MaxValue)
            .ToListAsync(cancellation);
        var begun = db.Scope;
        return new ReportRows<ReportOrder>(
            ids.Count,
            ReportChunks.ReadAsync(ids, (chunk, stop) => ChunkAsync(chunk, begun, stop), CancellationToken.None)
        );
    }

    private async Task<Result<IReadOnlyList<ReportOrder>>> ChunkAsync(Guid[] ids, AccessScope begun, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrdersRead, begun, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var orders = db.Orders.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id));
        var rows = await orders.Rows(db).ToDictionaryAsync(row => row.Id, cancellation);
        await db.NoteSeenAsync(SightingSurface.Report, rows.Values.Select(row => row.CustomerId), cancellation);
        var money = await orders
            .Select(row => new
            {
                row.Id,
                Rut = db.Customers.Where(customer => customer.Id == row.CustomerId).Select(customer => customer.Rut).FirstOrDefault(),
                Money = new ReportMoney(row.Net, row.Tax, row.Credited, row.Paid, row.InstitutionShare),
                row.BenefitName,
            })
            .ToListAsync(cancellation);
        // an order that was taken between the two reads is in neither's way: ids are fixed
        var complete = money
            .Where(row => rows.ContainsKey(row.Id))
            .Select(row => new ReportOrder(rows[row.Id], row.Rut, row.Money, row.BenefitName));
        return Result.Of(complete.InOrder(ids, row => row.Row.Id));
    }
}
