using Microsoft.EntityFrameworkCore;
using Optica.Domain.Customers;
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
        Guid organisationId,
        TimeZoneInfo zone,
        CancellationToken cancellation
    )
    {
        var counts = new Dictionary<CountKey, (int Customers, long Spent)>();
        var rows = db.CustomerFigures.AsNoTracking().Where(row => row.OrganisationId == organisationId).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var key = CountKey.Of(row, zone);
            var known = counts.GetValueOrDefault(key);
            counts[key] = (known.Customers + 1, known.Spent + row.TotalSpent);
        }

        return counts;
    }

    /// <summary>Replaces the counts of an organisation; added rows are saved by the caller.</summary>
    public static async Task ReplaceAsync(
        OpticaDbContext db,
        Guid organisationId,
        Dictionary<CountKey, (int Customers, long Spent)> counts,
        CancellationToken cancellation
    )
    {
        await db.CustomerCounts.Where(row => row.OrganisationId == organisationId).ExecuteDeleteAsync(cancellation);
        db.CustomerCounts.AddRange(counts.Select(row => CustomerCount.Create(row.Key, row.Value.Customers, row.Value.Spent)));
    }
}
