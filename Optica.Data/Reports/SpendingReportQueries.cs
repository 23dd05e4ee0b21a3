using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Reports;
using Optica.Domain.Segments;

namespace Optica.Data.Reports;

/// <summary>Reads what customers spent month by month (DOMAIN §5): counting orders less refunds, in the month of their creation.</summary>
public sealed class SpendingReportQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>The current calendar month and eleven before it, for customers in reach with a counting order in them.</summary>
    /// <param name="branchId">Only customers of this branch; null for all in reach, narrowed to the selected one.</param>
    /// <param name="most">Only so many, for a preview; null for all.</param>
    /// <param name="cancellation">Cancels the first step; the chunks take their own.</param>
    /// <returns>The months and rows; <see cref="AccessDenied"/>; for a branch out of reach <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<SpendingReport>> MonthsAsync(Guid? branchId, int? most, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrdersRead, null, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (branchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var zone = await BranchQueries.ZoneAsync(db, cancellation);
        var months = Months.Until(LocalDay.MonthOf(time.GetUtcNow(), zone));
        var from = LocalDay.Start(months[0], zone);
        var selected = db.Scope.SelectedBranchId;
        var ids = await db
            .CustomerFigures.Where(row => row.LastOrderAt >= from)
            .Where(row => (branchId == null || row.BranchId == branchId) && (selected == null || row.BranchId == selected))
            .OrderBy(row => row.SortName)
            .ThenBy(row => row.CustomerId)
            .Select(row => row.CustomerId)
            .Take(most ?? int.MaxValue)
            .ToListAsync(cancellation);
        var names = await db.Branches.ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        var begun = db.Scope;
        var chunks = ReportChunks.ReadAsync(
            ids,
            (chunk, stop) => ChunkAsync(chunk, (begun, months, zone, names), stop),
            CancellationToken.None
        );
        return new SpendingReport(months, new ReportRows<SpendingRow>(ids.Count, chunks));
    }

    private async Task<Result<IReadOnlyList<SpendingRow>>> ChunkAsync(
        Guid[] ids,
        (AccessScope Begun, IReadOnlyList<DateOnly> Months, TimeZoneInfo Zone, Dictionary<Guid, string> Branches) with,
        CancellationToken cancellation
    )
    {
        if (await access.RefuseAsync(Permissions.OrdersRead, with.Begun, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.NoteSeenAsync(SightingSurface.Report, ids, cancellation);
        var from = LocalDay.Start(with.Months[0], with.Zone);
        var to = LocalDay.Start(with.Months[^1].AddMonths(1), with.Zone);
        var customers = await db
            .Customers.Where(row => EF.Parameter(ids).Contains(row.Id))
            .Select(row => new
            {
                row.Id,
                row.FullName,
                row.Rut,
                row.BranchId,
            })
            .ToListAsync(cancellation);
        var orders = (
            await db
                .Orders.Where(row => EF.Parameter(ids).Contains(row.CustomerId) && row.CreatedAt >= from && row.CreatedAt < to)
                .Where(OrderRules.IsCounting)
                .Select(row => new
                {
                    row.CustomerId,
                    row.CreatedAt,
                    row.Amount,
                })
                .ToListAsync(cancellation)
        ).ToLookup(row => row.CustomerId, row => (row.CreatedAt, row.Amount));
        var rows = customers.Select(customer =>
        {
            var months = Months.Sum(orders[customer.Id], with.Months[^1], with.Zone);
            return new SpendingRow(
                customer.Id,
                customer.FullName,
                customer.Rut,
                with.Branches.GetValueOrDefault(customer.BranchId, ""),
                [.. months.Select(month => month.Amount)],
                months.Sum(month => month.Orders)
            );
        });
        return Result.Of(rows.InOrder(ids, row => row.CustomerId));
    }
}
