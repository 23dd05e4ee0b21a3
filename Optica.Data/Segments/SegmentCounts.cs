using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>
/// Customers and revenue by segment, from the counts: days before the cutoff's are at risk, days after are not; the cutoff's own day
/// is told from the figures of its few customers.
/// </summary>
internal static class SegmentCounts
{
    /// <summary>Every segment of what is in reach, narrowed to the selected branch.</summary>
    public static async Task<IReadOnlyList<SegmentRow>> ReadAsync(OpticaDbContext db, SegmentClock clock, CancellationToken cancellation)
    {
        var parts = new List<Part>();
        foreach (var cutoff in clock.Cutoffs)
        {
            var day = CountKey.DayOf(cutoff.At, cutoff.Zone);
            parts.AddRange(await OtherDaysAsync(db, cutoff, day, cancellation));
            parts.AddRange(await DayAsync(db, cutoff, day, cancellation));
        }

        var bySegment = parts.ToLookup(part => part.IsAtRisk ? Segment.AtRisk : (Segment)part.Tier);
        return
        [
            .. Enum.GetValues<Segment>()
                .Select(segment => new SegmentRow(
                    segment,
                    bySegment[segment].Sum(part => part.Customers),
                    bySegment[segment].Where(part => part.IsActive).Sum(part => part.Customers),
                    bySegment[segment].Sum(part => part.Spent)
                )),
        ];
    }

    private static Task<List<Part>> OtherDaysAsync(OpticaDbContext db, SegmentCutoff cutoff, DateOnly day, CancellationToken cancellation)
    {
        var own = cutoff.Organisations;
        var selected = db.Scope.SelectedBranchId;
        return db
            .CustomerCounts.Where(row => own.Contains(row.OrganisationId) && (selected == null || row.BranchId == selected))
            .Where(row => row.LastOrderDay != day)
            .GroupBy(row => new
            {
                row.Tier,
                row.IsActive,
                IsAtRisk = row.LastOrderDay != CustomerCount.NoOrder && row.LastOrderDay < day,
            })
            .Select(rows => new Part(
                rows.Key.Tier,
                rows.Key.IsActive,
                rows.Key.IsAtRisk,
                rows.Sum(row => row.Customers),
                rows.Sum(row => row.Spent)
            ))
            .ToListAsync(cancellation);
    }

    private static Task<List<Part>> DayAsync(OpticaDbContext db, SegmentCutoff cutoff, DateOnly day, CancellationToken cancellation)
    {
        var own = cutoff.Organisations;
        var selected = db.Scope.SelectedBranchId;
        var (at, start, end) = (cutoff.At, LocalDay.Start(day, cutoff.Zone), LocalDay.End(day, cutoff.Zone));
        return db
            .CustomerFigures.Where(row => own.Contains(row.OrganisationId) && (selected == null || row.BranchId == selected))
            .Where(row => row.LastOrderAt >= start && row.LastOrderAt < end)
            .GroupBy(row => new
            {
                row.Tier,
                row.IsActive,
                IsAtRisk = row.LastOrderAt < at,
            })
            .Select(rows => new Part(rows.Key.Tier, rows.Key.IsActive, rows.Key.IsAtRisk, rows.Count(), rows.Sum(row => row.TotalSpent)))
            .ToListAsync(cancellation);
    }

    private sealed record Part(FrequencyTier Tier, bool IsActive, bool IsAtRisk, int Customers, long Spent);
}
