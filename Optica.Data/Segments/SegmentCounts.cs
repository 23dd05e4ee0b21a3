using Microsoft.EntityFrameworkCore;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>
/// Customers and revenue by segment, from the counts: days before the cutoff's are at risk, the cutoff's own day is told from the
/// figures of its few customers.
/// </summary>
internal static class SegmentCounts
{
    /// <summary>Every segment of what is in reach, narrowed to the selected branch.</summary>
    public static async Task<IReadOnlyList<SegmentRow>> ReadAsync(OpticaDbContext db, SegmentClock clock, CancellationToken cancellation)
    {
        var all = new Dictionary<Segment, SegmentRow>();
        foreach (var (cutoff, own) in clock.Cutoffs)
        {
            foreach (var row in await ReadAsync(db, (cutoff, own), cancellation))
            {
                var known = all.GetValueOrDefault(row.Segment, new(row.Segment, 0, 0, 0));
                all[row.Segment] = new(row.Segment, known.Customers + row.Customers, known.Active + row.Active, known.Spent + row.Spent);
            }
        }

        return [.. Enum.GetValues<Segment>().Select(segment => all.GetValueOrDefault(segment, new(segment, 0, 0, 0)))];
    }

    private static async Task<IEnumerable<SegmentRow>> ReadAsync(
        OpticaDbContext db,
        (DateTime Cutoff, Guid[] Own) group,
        CancellationToken cancellation
    )
    {
        var (cutoff, own) = group;
        var selected = db.Scope.SelectedBranchId;
        // zones differ by hours: the days around the cutoff's are those whose instants may lie on either side of it
        var from = DateOnly.FromDateTime(cutoff).AddDays(-1);
        var to = DateOnly.FromDateTime(cutoff).AddDays(1);
        var sure = await db
            .CustomerCounts.Where(row => own.Contains(row.OrganisationId) && (selected == null || row.BranchId == selected))
            .Where(row => row.LastOrderDay < from || row.LastOrderDay > to)
            .GroupBy(row => new
            {
                row.Tier,
                row.IsActive,
                IsAtRisk = row.LastOrderDay != CustomerCount.NoOrder && row.LastOrderDay < from,
            })
            .Select(rows => new Part(
                rows.Key.Tier,
                rows.Key.IsActive,
                rows.Key.IsAtRisk,
                rows.Sum(row => row.Customers),
                rows.Sum(row => row.Spent)
            ))
            .ToListAsync(cancellation);
        var (earliest, latest) = (cutoff.AddDays(-4), cutoff.AddDays(4));
        var days = await db
            .CustomerFigures.Where(row => own.Contains(row.OrganisationId) && (selected == null || row.BranchId == selected))
            .Where(row => row.LastOrderAt >= earliest && row.LastOrderAt < latest)
            .Select(row => new
            {
                row.OrganisationId,
                row.Tier,
                row.IsActive,
                At = row.LastOrderAt!.Value,
                row.TotalSpent,
            })
            .ToListAsync(cancellation);
        var zones = await db
            .Organisations.Where(row => own.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone), cancellation);
        var near = days.Where(row => CountKey.DayOf(row.At, zones[row.OrganisationId]) is var day && day >= from && day <= to)
            .Select(row => new Part(row.Tier, row.IsActive, row.At < cutoff, 1, row.TotalSpent));
        return sure.Concat(near)
            .GroupBy(part => part.Segment)
            .Select(parts => new SegmentRow(
                parts.Key,
                parts.Sum(part => part.Customers),
                parts.Where(part => part.IsActive).Sum(part => part.Customers),
                parts.Sum(part => part.Spent)
            ));
    }

    private sealed record Part(FrequencyTier Tier, bool IsActive, bool IsAtRisk, int Customers, long Spent)
    {
        public Segment Segment => IsAtRisk ? Segment.AtRisk : (Segment)Tier;
    }
}
