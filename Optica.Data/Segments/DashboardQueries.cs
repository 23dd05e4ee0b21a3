using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>What managers see first, of the selected branch or of all in reach. Sums of stored sums: as fast for a million customers.</summary>
public sealed class DashboardQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private const int Few = 8;

    /// <summary>Revenue, segments, the best customers and those at risk.</summary>
    /// <returns>The figures, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<Dashboard>> ReadAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AnalyticsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.ReadOpenedOrganisations();
        var clock = await SegmentClock.ReadAsync(db, time, cancellation);
        var revenue = await RevenueAsync(db, clock.ZoneOf(db.Scope.OrganisationId), time, cancellation);
        var segments = await SegmentCounts.ReadAsync(db, clock, cancellation);
        var active = db.CustomerFigures.AsNoTracking().InSelectedBranch(db.Scope).Where(row => row.IsActive);
        return new Dashboard(
            revenue,
            segments,
            await BestAsync(db, active.Where(row => row.TotalSpent > 0), clock, cancellation),
            await BestAsync(db, clock.Of(active, Segment.AtRisk), clock, cancellation)
        );
    }

    /// <summary>Revenue of twelve months, of the selected branch or of all in reach.</summary>
    /// <returns>Oldest first, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<MonthAmount>>> RevenueAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AnalyticsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.ReadOpenedOrganisations();
        return Result.Of(await RevenueAsync(db, await BranchQueries.ZoneAsync(db, cancellation), time, cancellation));
    }

    private static async Task<IReadOnlyList<MonthAmount>> RevenueAsync(
        OpticaDbContext db,
        TimeZoneInfo zone,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var months = Months.Until(LocalDay.MonthOf(time.GetUtcNow(), zone));
        var selected = db.Scope.SelectedBranchId;
        var (first, last) = (months[0], months[^1]);
        var sums = await db
            .BranchMonths.Where(row => row.Month >= first && row.Month <= last && (selected == null || row.BranchId == selected))
            .GroupBy(row => row.Month)
            .Select(rows => new MonthAmount(rows.Key, rows.Sum(row => row.Revenue), rows.Sum(row => row.Orders)))
            .ToDictionaryAsync(row => row.Month, cancellation);
        return [.. months.Select(month => sums.GetValueOrDefault(month, new MonthAmount(month, 0, 0)))];
    }

    private static async Task<IReadOnlyList<CustomerRow>> BestAsync(
        OpticaDbContext db,
        IQueryable<CustomerFigures> rows,
        SegmentClock clock,
        CancellationToken cancellation
    )
    {
        var ids = await rows.Order(CustomerSort.TotalSpent, descending: true)
            .Select(row => row.CustomerId)
            .Take(Few)
            .ToListAsync(cancellation);
        await db.NoteSeenAsync(SightingSurface.Dashboard, ids, cancellation);
        return [.. (await db.RowsAsync(ids, cancellation)).Select(clock.Tell)];
    }
}
