using Microsoft.EntityFrameworkCore;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>
/// Where stored figures of an organisation differ from what its customers and orders say. The database sums up orders by customer;
/// months are summed here, since only .NET knows the zone on both providers.
/// </summary>
internal static class FiguresDrift
{
    /// <summary>Customers whose stored figures are not what their orders add up to.</summary>
    public static async Task<List<(CustomerFigures Stored, OrderSums Right)>> CustomersAsync(
        OpticaDbContext db,
        Organisation own,
        CancellationToken cancellation
    )
    {
        var off = new List<(CustomerFigures, OrderSums)>();
        await foreach (var row in Sums(db, own).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var right = new OrderSums(row.Orders, row.Spent, row.First, row.Last, own.Rules.TierOf(row.Orders));
            if (right != OrderSums.Of(row.Figures))
            {
                off.Add((row.Figures, right));
            }
        }

        return off;
    }

    /// <summary>Counts that are not what the figures say.</summary>
    public static async Task<List<CountKey>> CountsAsync(OpticaDbContext db, Organisation own, CancellationToken cancellation)
    {
        var right = await Tiers.CountAsync(db, own, cancellation);
        var stored = await db
            .CustomerCounts.AsNoTracking()
            .Where(row => row.OrganisationId == own.Id)
            .ToDictionaryAsync(
                row => new CountKey(row.OrganisationId, row.BranchId, row.IsActive, row.Tier, row.Span, row.LastOrderDay),
                row => (row.Customers, row.Spent),
                cancellation
            );
        return [.. right.Keys.Union(stored.Keys).Where(key => right.GetValueOrDefault(key) != stored.GetValueOrDefault(key))];
    }

    /// <summary>Months that are not what orders and customers say, with what all months should say.</summary>
    public static async Task<(List<MonthKey> Off, Dictionary<MonthKey, MonthDelta> Right)> MonthsAsync(
        OpticaDbContext db,
        Organisation own,
        CancellationToken cancellation
    )
    {
        var right = await BranchMonthSums.ReadAsync(db, own, cancellation);
        var stored = await db
            .BranchMonths.AsNoTracking()
            .Where(row => row.OrganisationId == own.Id)
            .ToDictionaryAsync(
                row => new MonthKey(row.OrganisationId, row.BranchId, row.Month),
                row => new MonthDelta(row.Revenue, row.Orders, row.NewCustomers),
                cancellation
            );
        var nothing = new MonthDelta();
        var keys = right.Keys.Union(stored.Keys);
        return ([.. keys.Where(key => right.GetValueOrDefault(key, nothing) != stored.GetValueOrDefault(key, nothing))], right);
    }

    /// <summary>Every customer's figures beside the sums of their counting orders, customers without orders included.</summary>
    private static IQueryable<Pair> Sums(OpticaDbContext db, Organisation own)
    {
        var sums = db
            .Orders.Where(row => row.OrganisationId == own.Id)
            .Where(OrderRules.IsCounting)
            .GroupBy(row => row.CustomerId)
            .Select(rows => new
            {
                CustomerId = rows.Key,
                Orders = rows.Count(),
                Spent = rows.Sum(row => row.Amount),
                First = rows.Min(row => row.CreatedAt),
                Last = rows.Max(row => row.CreatedAt),
            });
        return db
            .CustomerFigures.AsNoTracking()
            .Where(row => row.OrganisationId == own.Id)
            .LeftJoin(
                sums,
                figures => figures.CustomerId,
                sum => sum.CustomerId,
                (figures, sum) =>
                    new Pair
                    {
                        Figures = figures,
                        Orders = (int?)sum!.Orders ?? 0,
                        Spent = (long?)sum.Spent ?? 0,
                        First = (DateTime?)sum.First,
                        Last = (DateTime?)sum.Last,
                    }
            );
    }

    private sealed record Pair
    {
        public required CustomerFigures Figures { get; init; }

        public int Orders { get; init; }

        public long Spent { get; init; }

        public DateTime? First { get; init; }

        public DateTime? Last { get; init; }
    }
}

/// <summary>What a customer's counting orders add up to.</summary>
internal sealed record OrderSums(int Orders, long Spent, DateTime? First, DateTime? Last, FrequencyTier Tier)
{
    /// <summary>What is stored.</summary>
    public static OrderSums Of(CustomerFigures row) => new(row.OrderCount, row.TotalSpent, row.FirstOrderAt, row.LastOrderAt, row.Tier);
}
