using Microsoft.EntityFrameworkCore;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Reports;
using Optica.Domain.Segments;

namespace Optica.Data.Reports;

/// <summary>Reads segments in figures, and movement between them, for reports.</summary>
public sealed class SegmentReportQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Every segment of what is in reach, narrowed to the selected branch, and the newest month's movement.</summary>
    /// <returns>The figures, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<SegmentReport>> ReadAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AnalyticsRead, null, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clock = await SegmentClock.ReadAsync(db, time, cancellation);
        return new SegmentReport(
            await SegmentCounts.ReadAsync(db, clock, cancellation),
            await MovementsAsync(db, cancellation),
            clock.RulesOf(db.Scope.OrganisationId)
        );
    }

    private static async Task<SegmentMovements?> MovementsAsync(OpticaDbContext db, CancellationToken cancellation)
    {
        var selected = db.Scope.SelectedBranchId;
        var moves = db.SegmentMovements.Where(row => selected == null || row.BranchId == selected);
        if (await moves.MaxAsync(row => (DateOnly?)row.Month, cancellation) is not { } month)
        {
            return null;
        }

        var rows = await moves
            .Where(row => row.Month == month)
            .GroupBy(row => new { row.From, row.To })
            .Select(group => new MovementRow(group.Key.From, group.Key.To, group.Sum(row => row.Customers)))
            .ToListAsync(cancellation);
        return new(month, [.. rows.OrderBy(row => row.From ?? (Segment)(-1)).ThenBy(row => row.To)], [month]);
    }
}
