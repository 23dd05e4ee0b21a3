using Microsoft.EntityFrameworkCore;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>Sets the tiers and counts of whole organisations anew, in the caller's transaction.</summary>
internal static class Tiers
{
    /// <summary>Gives every customer whose tier is another by the rules their new one, by one statement.</summary>
    /// <returns>How many.</returns>
    public static Task<int> SetAsync(IQueryable<CustomerFigures> figures, SegmentRules rules, CancellationToken cancellation)
    {
        var (returning, regular, vip) = (rules.ReturningFrom, rules.RegularFrom, rules.VipFrom);
        return figures
            .Where(row =>
                row.Tier
                != (
                    row.OrderCount <= 0 ? FrequencyTier.New
                    : row.OrderCount < returning ? FrequencyTier.FirstTime
                    : row.OrderCount < regular ? FrequencyTier.Returning
                    : row.OrderCount < vip ? FrequencyTier.Regular
                    : FrequencyTier.Vip
                )
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(
                        row => row.Tier,
                        row =>
                            row.OrderCount <= 0 ? FrequencyTier.New
                            : row.OrderCount < returning ? FrequencyTier.FirstTime
                            : row.OrderCount < regular ? FrequencyTier.Returning
                            : row.OrderCount < vip ? FrequencyTier.Regular
                            : FrequencyTier.Vip
                    ),
                cancellation
            );
    }

    /// <summary>Counts the customers of an organisation by streaming their figures.</summary>
    public static async Task<Dictionary<CountKey, (int Customers, long Spent)>> CountAsync(
        OpticaDbContext db,
        Organisation own,
        CancellationToken cancellation
    )
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone);
        var counts = new Dictionary<CountKey, (int Customers, long Spent)>();
        var rows = db.CustomerFigures.AsNoTracking().Where(row => row.OrganisationId == own.Id).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            foreach (var key in CountKey.Of(row, zone))
            {
                var known = counts.GetValueOrDefault(key);
                counts[key] = (known.Customers + 1, known.Spent + row.TotalSpent);
            }
        }

        return counts;
    }

    /// <summary>Counts an organisation anew; the rows are saved by the caller.</summary>
    public static async Task RecountAsync(OpticaDbContext db, Organisation own, CancellationToken cancellation)
    {
        // removed before the figures are read: whoever moves a count meanwhile waits, and tries again
        await db.CustomerCounts.Where(row => row.OrganisationId == own.Id).ExecuteDeleteAsync(cancellation);
        var counts = await CountAsync(db, own, cancellation);
        db.CustomerCounts.AddRange(counts.Select(row => CustomerCount.Create(row.Key, row.Value.Customers, row.Value.Spent)));
    }
}
