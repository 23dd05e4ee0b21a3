using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>
/// Computes figures, counts, months and movement anew from customers and orders: for upgraded and filled databases, and to mend what
/// a fault left behind. Orders are streamed or summed by the database; what is held in memory is a few numbers a customer.
/// </summary>
public sealed class FiguresRebuild(SystemAccess system, TimeProvider time)
{
    private const int Chunk = 500;

    /// <summary>Rebuilds every organisation that has customers but no counts: a database from before there were any.</summary>
    public async Task RunWhereMissingAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var missing = await db
            .Organisations.Where(row =>
                db.CustomerFigures.Any(figures => figures.OrganisationId == row.Id)
                && !db.CustomerCounts.Any(count => count.OrganisationId == row.Id)
            )
            .Select(row => row.Id)
            .ToListAsync(cancellation);
        foreach (var organisationId in missing)
        {
            await RunAsync(organisationId, cancellation);
        }
    }

    /// <summary>Rebuilds every organisation.</summary>
    /// <returns>How many rows had drifted: 0 when everything was right.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var all = await db.Organisations.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellation);
        var drifted = 0;
        foreach (var organisationId in all)
        {
            drifted += await RunAsync(organisationId, cancellation);
        }

        return drifted;
    }

    /// <summary>Rebuilds one organisation in one transaction.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="cancellation">Cancels; nothing is changed then.</param>
    /// <returns>How many rows had drifted.</returns>
    public async Task<int> RunAsync(Guid organisationId, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var done = await db.TransactAsync<int>(
            async () =>
            {
                var own = await db.Organisations.SingleAsync(row => row.Id == organisationId, cancellation);
                var zone = TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone);
                var drifted = await FiguresAsync(db, own, cancellation);
                drifted += await CountsAsync(db, own, zone, cancellation);
                drifted += await MonthsAsync(db, own, zone, cancellation);
                await db.SaveChangesAsync(cancellation);
                await new MovementWriter(db, own, time.GetUtcNow()).RewriteAsync(cancellation);
                await db.SaveChangesAsync(cancellation);
                return drifted;
            },
            cancellation
        );
        return done.Value;
    }

    /// <summary>What stored rows should say and do not, told in words; empty when everything is right. Changes nothing.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var wrong = new List<string>();
        foreach (var own in await db.Organisations.AsNoTracking().ToListAsync(cancellation))
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone);
            await foreach (var (stored, right) in CompareAsync(db, own, cancellation))
            {
                wrong.Add($"customer {stored.CustomerId}: {OrderSums.Of(stored)} should be {right}");
            }

            wrong.AddRange((await CountsOffAsync(db, own, zone, cancellation)).Select(key => $"count {key}"));
            wrong.AddRange((await MonthsOffAsync(db, own, zone, cancellation)).Select(key => $"month {key}"));
        }

        return wrong;
    }

    private static async Task<int> FiguresAsync(OpticaDbContext db, Organisation own, CancellationToken cancellation)
    {
        var off = new List<(Guid Id, OrderSums Right)>();
        await foreach (var (stored, right) in CompareAsync(db, own, cancellation))
        {
            off.Add((stored.CustomerId, right));
        }

        foreach (var chunk in off.Chunk(Chunk))
        {
            foreach (var (id, right) in chunk)
            {
                await db
                    .CustomerFigures.Where(row => row.CustomerId == id)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(row => row.OrderCount, right.Orders)
                                .SetProperty(row => row.TotalSpent, right.Spent)
                                .SetProperty(row => row.FirstOrderAt, right.First)
                                .SetProperty(row => row.LastOrderAt, right.Last)
                                .SetProperty(row => row.Tier, right.Tier),
                        cancellation
                    );
            }
        }

        return off.Count;
    }

    /// <summary>Customers whose stored figures are not what their orders say.</summary>
    private static async IAsyncEnumerable<(CustomerFigures Stored, OrderSums Right)> CompareAsync(
        OpticaDbContext db,
        Organisation own,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var rules = own.Rules;
        var sums = await db
            .Orders.Where(row => row.OrganisationId == own.Id)
            .Where(OrderRules.IsCounting)
            .GroupBy(row => row.CustomerId)
            .Select(rows => new
            {
                rows.Key,
                Orders = rows.Count(),
                Spent = rows.Sum(row => row.Amount),
                First = rows.Min(row => row.CreatedAt),
                Last = rows.Max(row => row.CreatedAt),
            })
            .ToDictionaryAsync(row => row.Key, row => (row.Orders, row.Spent, row.First, row.Last), cancellation);
        var figures = db.CustomerFigures.AsNoTracking().Where(row => row.OrganisationId == own.Id).AsAsyncEnumerable();
        await foreach (var stored in figures.WithCancellation(cancellation))
        {
            var right = sums.TryGetValue(stored.CustomerId, out var sum)
                ? new OrderSums(sum.Orders, sum.Spent, sum.First, sum.Last, rules.TierOf(sum.Orders))
                : new OrderSums(0, 0, null, null, FrequencyTier.New);
            if (right != OrderSums.Of(stored))
            {
                yield return (stored, right);
            }
        }
    }

    private static async Task<int> CountsAsync(OpticaDbContext db, Organisation own, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var off = await CountsOffAsync(db, own, zone, cancellation);
        if (off.Count > 0)
        {
            await Tiers.ReplaceAsync(db, own.Id, await Tiers.CountAsync(db, own.Id, zone, cancellation), cancellation);
        }

        return off.Count;
    }

    private static async Task<List<CountKey>> CountsOffAsync(
        OpticaDbContext db,
        Organisation own,
        TimeZoneInfo zone,
        CancellationToken cancellation
    )
    {
        var right = await Tiers.CountAsync(db, own.Id, zone, cancellation);
        var stored = await db
            .CustomerCounts.AsNoTracking()
            .Where(row => row.OrganisationId == own.Id)
            .ToDictionaryAsync(
                row => new CountKey(row.OrganisationId, row.BranchId, row.IsActive, row.Tier, row.LastOrderDay),
                row => (row.Customers, row.Spent),
                cancellation
            );
        return [.. right.Keys.Union(stored.Keys).Where(key => right.GetValueOrDefault(key) != stored.GetValueOrDefault(key))];
    }

    private static async Task<int> MonthsAsync(OpticaDbContext db, Organisation own, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var off = await MonthsOffAsync(db, own, zone, cancellation);
        if (off.Count > 0)
        {
            var right = await BranchMonthSums.ReadAsync(db, own.Id, zone, cancellation);
            await db.BranchMonths.Where(row => row.OrganisationId == own.Id).ExecuteDeleteAsync(cancellation);
            db.BranchMonths.AddRange(right.Select(row => BranchMonth.Create(row.Key, row.Value)));
        }

        return off.Count;
    }

    private static async Task<List<MonthKey>> MonthsOffAsync(
        OpticaDbContext db,
        Organisation own,
        TimeZoneInfo zone,
        CancellationToken cancellation
    )
    {
        var right = await BranchMonthSums.ReadAsync(db, own.Id, zone, cancellation);
        var stored = await db
            .BranchMonths.AsNoTracking()
            .Where(row => row.OrganisationId == own.Id)
            .ToDictionaryAsync(
                row => new MonthKey(row.OrganisationId, row.BranchId, row.Month),
                row => new MonthDelta(row.Revenue, row.Orders, row.NewCustomers),
                cancellation
            );
        var nothing = new MonthDelta();
        return
        [
            .. right.Keys.Union(stored.Keys).Where(key => right.GetValueOrDefault(key, nothing) != stored.GetValueOrDefault(key, nothing)),
        ];
    }

    /// <summary>What a customer's counting orders add up to.</summary>
    private sealed record OrderSums(int Orders, long Spent, DateTime? First, DateTime? Last, FrequencyTier Tier)
    {
        public static OrderSums Of(CustomerFigures row) => new(row.OrderCount, row.TotalSpent, row.FirstOrderAt, row.LastOrderAt, row.Tier);
    }
}
