using Microsoft.EntityFrameworkCore;
using Optica.Data.Orders;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>What one customer is worth (DOMAIN §5). Stored figures, and a few small queries over the customer's own orders.</summary>
public sealed class AnalyticsQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private const int Favourites = 5;

    /// <summary>A customer's figures in full.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The figures; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<CustomerAnalytics>> CustomerAsync(Guid customerId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.ReadOpenedOrganisations();
        var figures = await db.CustomerFigures.AsNoTracking().SingleOrDefaultAsync(row => row.CustomerId == customerId, cancellation);
        if (figures is null)
        {
            return (Result<CustomerAnalytics>)await db.CustomerFigures.MissingAsync(row => row.CustomerId == customerId, cancellation);
        }

        var clock = await SegmentClock.ReadAsync(db, time, cancellation);
        var told = clock.Tell(Row(figures), figures.OrganisationId);
        var zone = clock.ZoneOf(figures.OrganisationId);
        return new CustomerAnalytics(
            told,
            await FavouritesAsync(db, customerId, cancellation),
            await MonthsAsync(db, customerId, zone, cancellation),
            await StatusesAsync(db, customerId, cancellation),
            await OrderQueries.BalanceAsync(db, customerId, cancellation),
            DaysSince(told, zone)
        )
        {
            Visits = figures.Visits,
            NoShows = figures.NoShows,
            Quotes = figures.Quotes,
            QuotesConverted = figures.QuotesConverted,
        };
    }

    private static FiguresRow Row(CustomerFigures figures) =>
        new(figures.OrderCount, figures.TotalSpent, figures.LastOrderAt, figures.LastVisitAt, figures.Tier);

    /// <summary>Lines without a product are grouped by their description; ties go by amount, then by name.</summary>
    private static async Task<IReadOnlyList<FavouriteProduct>> FavouritesAsync(
        OpticaDbContext db,
        Guid customerId,
        CancellationToken cancellation
    )
    {
        // in two steps, and grouped here: joined, SQLite walks through all lines of the organisation
        var counting = await db
            .Orders.Where(row => row.CustomerId == customerId)
            .Where(OrderRules.IsCounting)
            .Select(row => row.Id)
            .ToListAsync(cancellation);
        var lines = await db
            .OrderLines.Where(line => counting.Contains(line.OrderId))
            .Select(line => new
            {
                line.ProductId,
                line.Description,
                line.Quantity,
                line.Total,
            })
            .ToListAsync(cancellation);
        var ids = lines.Select(line => line.ProductId).OfType<Guid>().Distinct().ToList();
        var names = await db
            .Products.Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.Name })
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        return
        [
            .. lines
                .GroupBy(line =>
                    (line.ProductId, Name: line.ProductId is { } id ? names.GetValueOrDefault(id, line.Description) : line.Description)
                )
                .Select(same => new FavouriteProduct(
                    same.Key.ProductId,
                    same.Key.Name,
                    same.Sum(line => line.Quantity),
                    same.Sum(line => line.Total)
                ))
                .OrderByDescending(row => row.Quantity)
                .ThenByDescending(row => row.Amount)
                .ThenBy(row => row.Name, StringComparer.Ordinal)
                .Take(Favourites),
        ];
    }

    private async Task<IReadOnlyList<MonthAmount>> MonthsAsync(
        OpticaDbContext db,
        Guid customerId,
        TimeZoneInfo zone,
        CancellationToken cancellation
    )
    {
        var current = LocalDay.MonthOf(time.GetUtcNow(), zone);
        var start = LocalDay.Start(Months.Until(current)[0], zone);
        var orders = await db
            .Orders.Where(row => row.CustomerId == customerId && row.CreatedAt >= start)
            .Where(OrderRules.IsCounting)
            .Select(row => new { row.CreatedAt, row.Amount })
            .ToListAsync(cancellation);
        return Months.Sum(orders.Select(row => (row.CreatedAt, row.Amount)), current, zone);
    }

    private static async Task<IReadOnlyList<StatusCount>> StatusesAsync(
        OpticaDbContext db,
        Guid customerId,
        CancellationToken cancellation
    ) =>
        await db
            .Orders.Where(row => row.CustomerId == customerId)
            .GroupBy(row => row.Status)
            .Select(rows => new { Status = rows.Key, Orders = rows.Count() })
            .OrderBy(row => row.Status)
            .Select(row => new StatusCount(row.Status, row.Orders))
            .ToListAsync(cancellation);

    /// <summary>Calendar days: whoever came yesterday evening came one day ago.</summary>
    private int? DaysSince(FiguresRow figures, TimeZoneInfo zone)
    {
        var last = figures.LastOrderAt > figures.LastVisitAt ? figures.LastOrderAt : figures.LastVisitAt ?? figures.LastOrderAt;
        return last is { } at ? LocalDay.Of(time.GetUtcNow(), zone).DayNumber - LocalDay.Of(new DateTimeOffset(at), zone).DayNumber : null;
    }
}
