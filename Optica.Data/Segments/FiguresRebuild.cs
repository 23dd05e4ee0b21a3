using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>
/// Computes figures, counts, months and movement anew from customers, orders, visits and quotes: for upgraded and filled databases, and to mend what
/// a fault left behind. Orders are streamed or summed by the database, never loaded; an organisation is one transaction.
/// </summary>
public sealed class FiguresRebuild(SystemAccess system, TimeProvider time)
{
    private const int Chunk = 500;

    /// <summary>
    /// Rebuilds every organisation that has customers but no counts, or counts of days alone: a database from before there were any.
    /// </summary>
    public async Task RunWhereMissingAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var missing = await db
            .Organisations.Where(row =>
                db.CustomerFigures.Any(figures => figures.OrganisationId == row.Id)
                && !db.CustomerCounts.Any(count => count.OrganisationId == row.Id && count.Span == CountSpan.Always)
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
    /// <returns>How many rows had drifted. Movement is written anew and not counted: yesterday's rules may have been others.</returns>
    public async Task<int> RunAsync(Guid organisationId, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var done = await db.TransactAsync<int>(
            async () =>
            {
                var own = await db.Organisations.SingleAsync(row => row.Id == organisationId, cancellation);
                var drifted = await FiguresAsync(db, own, cancellation);
                drifted += await VisitSums.MendAsync(db, own, cancellation);
                drifted += await QuoteSums.MendAsync(db, own, cancellation);
                drifted += await CountsAsync(db, own, cancellation);
                drifted += await MonthsAsync(db, own, cancellation);
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
            var customers = await FiguresDrift.CustomersAsync(db, own, cancellation);
            wrong.AddRange(customers.Select(row => $"customer {row.Stored.CustomerId}: {OrderSums.Of(row.Stored)} should be {row.Right}"));
            var visits = await VisitSums.DriftAsync(db, own, cancellation);
            wrong.AddRange(visits.Select(row => $"visits of customer {row.CustomerId}: {row.Stored} should be {row.Right}"));
            var quotes = await QuoteSums.DriftAsync(db, own, cancellation);
            wrong.AddRange(quotes.Select(row => $"quotes of customer {row.CustomerId}: {row.Stored} should be {row.Right}"));
            wrong.AddRange((await FiguresDrift.CountsAsync(db, own, cancellation)).Select(key => $"count {key}"));
            wrong.AddRange((await FiguresDrift.MonthsAsync(db, own, cancellation)).Off.Select(key => $"month {key}"));
        }

        return wrong;
    }

    private static async Task<int> FiguresAsync(OpticaDbContext db, Organisation own, CancellationToken cancellation)
    {
        var off = await FiguresDrift.CustomersAsync(db, own, cancellation);
        var counting = db.Orders.Where(OrderRules.IsCounting);
        foreach (var ids in off.Select(row => row.Stored.CustomerId).Chunk(Chunk))
        {
            await db
                .CustomerFigures.Where(row => ids.Contains(row.CustomerId))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.OrderCount, row => counting.Count(order => order.CustomerId == row.CustomerId))
                            .SetProperty(
                                row => row.TotalSpent,
                                row => counting.Where(order => order.CustomerId == row.CustomerId).Sum(order => order.Amount)
                            )
                            .SetProperty(
                                row => row.FirstOrderAt,
                                row => counting.Where(order => order.CustomerId == row.CustomerId).Min(order => (DateTime?)order.CreatedAt)
                            )
                            .SetProperty(
                                row => row.LastOrderAt,
                                row => counting.Where(order => order.CustomerId == row.CustomerId).Max(order => (DateTime?)order.CreatedAt)
                            ),
                    cancellation
                );
        }

        await Tiers.SetAsync(db.CustomerFigures.Where(row => row.OrganisationId == own.Id), own.Rules, cancellation);
        return off.Count;
    }

    private static async Task<int> CountsAsync(OpticaDbContext db, Organisation own, CancellationToken cancellation)
    {
        var off = await FiguresDrift.CountsAsync(db, own, cancellation);
        if (off.Count > 0)
        {
            await Tiers.RecountAsync(db, own, cancellation);
        }

        return off.Count;
    }

    private static async Task<int> MonthsAsync(OpticaDbContext db, Organisation own, CancellationToken cancellation)
    {
        var (off, right) = await FiguresDrift.MonthsAsync(db, own, cancellation);
        if (off.Count > 0)
        {
            await db.BranchMonths.Where(row => row.OrganisationId == own.Id).ExecuteDeleteAsync(cancellation);
            db.BranchMonths.AddRange(right.Select(row => BranchMonth.Create(row.Key, row.Value)));
        }

        return off.Count;
    }
}
