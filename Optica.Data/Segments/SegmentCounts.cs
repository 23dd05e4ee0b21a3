using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>
/// Customers and revenue by segment, from the counts. Who bought since the cutoff is counted by whole months, then days; the cutoff's
/// own day is told from the figures of its few customers; who bought, but not since, is at risk. So history costs nothing, however long.
/// </summary>
internal static class SegmentCounts
{
    /// <summary>Every segment of what is in reach, narrowed to the selected branch.</summary>
    public static async Task<IReadOnlyList<SegmentRow>> ReadAsync(OpticaDbContext db, SegmentClock clock, CancellationToken cancellation)
    {
        var segments = new Dictionary<(Segment Segment, bool IsActive), (int Customers, long Spent)>();
        foreach (var cutoff in clock.Cutoffs)
        {
            var day = CountKey.DayOf(cutoff.At, cutoff.Zone);
            var calm = await RecentAsync(db, cutoff, day, cancellation);
            calm.AddRange(await DayAsync(db, cutoff, day, cancellation));
            foreach (var part in calm)
            {
                Add((Segment)part.Tier, part.IsActive, part.Customers, part.Spent);
                Add(Segment.AtRisk, part.IsActive, -part.Customers, -part.Spent);
            }

            foreach (var part in await EverybodyAsync(db, cutoff, cancellation))
            {
                Add(Segment.AtRisk, part.IsActive, part.Customers, part.Spent);
            }
        }

        return [.. Enum.GetValues<Segment>().Select(Row)];

        void Add(Segment segment, bool isActive, int customers, long spent)
        {
            var known = segments.GetValueOrDefault((segment, isActive));
            segments[(segment, isActive)] = (known.Customers + customers, known.Spent + spent);
        }

        SegmentRow Row(Segment segment)
        {
            var (active, inactive) = (segments.GetValueOrDefault((segment, true)), segments.GetValueOrDefault((segment, false)));
            return new(segment, active.Customers + inactive.Customers, active.Customers, active.Spent + inactive.Spent);
        }
    }

    /// <summary>How many customers there are, by the counts' fewest rows.</summary>
    public static IQueryable<CustomerCount> Everybody(OpticaDbContext db)
    {
        var selected = db.Scope.SelectedBranchId;
        return db.CustomerCounts.Where(row => row.Span == CountSpan.Always && (selected == null || row.BranchId == selected));
    }

    private static Task<List<Part>> EverybodyAsync(OpticaDbContext db, SegmentCutoff cutoff, CancellationToken cancellation)
    {
        var own = cutoff.Organisations;
        return Everybody(db)
            .Where(row => own.Contains(row.OrganisationId))
            .GroupBy(row => row.IsActive)
            .Select(rows => new Part(FrequencyTier.New, rows.Key, rows.Sum(row => row.Customers), rows.Sum(row => row.Spent)))
            .ToListAsync(cancellation);
    }

    /// <summary>Whoever never bought, and whoever did after the cutoff's day.</summary>
    private static Task<List<Part>> RecentAsync(OpticaDbContext db, SegmentCutoff cutoff, DateOnly day, CancellationToken cancellation)
    {
        var own = cutoff.Organisations;
        var selected = db.Scope.SelectedBranchId;
        var later = new DateOnly(day.Year, day.Month, 1).AddMonths(1);
        var rows = db.CustomerCounts.Where(row => own.Contains(row.OrganisationId) && (selected == null || row.BranchId == selected));
        var never = rows.Where(row => row.Span == CountSpan.Month && row.LastOrderDay == CustomerCount.NoOrder);
        var months = rows.Where(row => row.Span == CountSpan.Month && row.LastOrderDay >= later);
        var days = rows.Where(row => row.Span == CountSpan.Day && row.LastOrderDay > day && row.LastOrderDay < later);
        return never
            .Concat(months)
            .Concat(days)
            .GroupBy(row => new { row.Tier, row.IsActive })
            .Select(rows => new Part(rows.Key.Tier, rows.Key.IsActive, rows.Sum(row => row.Customers), rows.Sum(row => row.Spent)))
            .ToListAsync(cancellation);
    }

    /// <summary>Who bought on the cutoff's day, and not too early.</summary>
    private static Task<List<Part>> DayAsync(OpticaDbContext db, SegmentCutoff cutoff, DateOnly day, CancellationToken cancellation)
    {
        var own = cutoff.Organisations;
        var selected = db.Scope.SelectedBranchId;
        var (at, end) = (cutoff.At, LocalDay.End(day, cutoff.Zone));
        return db
            .CustomerFigures.Where(row => own.Contains(row.OrganisationId) && (selected == null || row.BranchId == selected))
            .Where(row => row.LastOrderAt >= at && row.LastOrderAt < end)
            .GroupBy(row => new { row.Tier, row.IsActive })
            .Select(rows => new Part(rows.Key.Tier, rows.Key.IsActive, rows.Count(), rows.Sum(row => row.TotalSpent)))
            .ToListAsync(cancellation);
    }

    private sealed record Part(FrequencyTier Tier, bool IsActive, int Customers, long Spent);
}
