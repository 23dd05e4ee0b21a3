using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>Reads segments: how many, what they spend, how they move, and what other thresholds would do.</summary>
public sealed class SegmentQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Every segment in figures, of the selected branch or of all in reach.</summary>
    /// <returns>The segments, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<SegmentOverview>> OverviewAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AnalyticsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.ReadOpenedOrganisations();
        var clock = await SegmentClock.ReadAsync(db, time, cancellation);
        var own = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == db.Scope.OrganisationId, cancellation);
        return new SegmentOverview(
            await SegmentCounts.ReadAsync(db, clock, cancellation),
            own?.Rules,
            own?.Version ?? 0,
            own is not null && db.Scope.May(Permissions.OrganisationSettings),
            own?.TaxPercent
        );
    }

    /// <summary>How customers moved between segments within a month that is over.</summary>
    /// <param name="month">First day of the month; the newest when nothing is said, or when it is not known.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The movement, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<SegmentMovements>> MovementAsync(DateOnly? month, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AnalyticsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.ReadOpenedOrganisations();
        var months = await db
            .SegmentMovements.Select(row => row.Month)
            .Distinct()
            .OrderByDescending(row => row)
            .Take(2 * Months.Year)
            .ToListAsync(cancellation);
        var shown = month is { } wanted && months.Contains(wanted) ? wanted : months.FirstOrDefault(await LastAsync(db, cancellation));
        var selected = db.Scope.SelectedBranchId;
        var rows = await db
            .SegmentMovements.Where(row => row.Month == shown && (selected == null || row.BranchId == selected))
            .GroupBy(row => new { row.From, row.To })
            .Select(rows => new MovementRow(rows.Key.From, rows.Key.To, rows.Sum(row => row.Customers)))
            .ToListAsync(cancellation);
        return new SegmentMovements(shown, rows, months);
    }

    /// <summary>What other thresholds would do to the customers of the organisation.</summary>
    /// <param name="rules">The thresholds.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The preview; <see cref="AccessDenied"/>, or <see cref="Invalid"/> with every broken rule.</returns>
    public async Task<Result<RulesPreview>> PreviewAsync(SegmentRules rules, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (await access.RefuseAsync(Permissions.OrganisationSettings, cancellation) is { } refused)
        {
            return refused;
        }

        if (rules.Check() is { } wrong)
        {
            return wrong;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        var today = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == db.Scope.OrganisationId, cancellation);
        var (old, next) = (today.Rules.Cutoff(now), rules.Cutoff(now));
        var groups = await db
            .CustomerFigures.GroupBy(row => new
            {
                row.OrderCount,
                WasAtRisk = row.LastOrderAt < old,
                IsAtRisk = row.LastOrderAt < next,
            })
            .Select(rows => new
            {
                rows.Key.OrderCount,
                rows.Key.WasAtRisk,
                rows.Key.IsAtRisk,
                Customers = rows.Count(),
            })
            .ToListAsync(cancellation);
        Segment Of(SegmentRules by, int orders, bool atRisk) => atRisk ? Segment.AtRisk : (Segment)by.TierOf(orders);
        var moves = groups
            .GroupBy(row => (From: Of(today.Rules, row.OrderCount, row.WasAtRisk), To: Of(rules, row.OrderCount, row.IsAtRisk)))
            .Select(rows => new MovementRow(rows.Key.From, rows.Key.To, rows.Sum(row => row.Customers)));
        return new RulesPreview([.. moves.OrderBy(row => row.From).ThenBy(row => row.To)]);
    }

    private async Task<DateOnly> LastAsync(OpticaDbContext db, CancellationToken cancellation) =>
        LocalDay.MonthOf(time.GetUtcNow(), await BranchQueries.ZoneAsync(db, cancellation)).AddMonths(-1);
}
