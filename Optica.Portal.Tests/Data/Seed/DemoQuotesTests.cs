using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Seed;
using Optica.Data.Segments;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Seed;

/// <summary>The demo's quotes: every state, believable rates, and orders that cost what was quoted.</summary>
public sealed class DemoQuotesTests(SeededDemo demo) : IClassFixture<SeededDemo>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SeedAsync_HalfAYear_IsBelievable()
    {
        var database = demo.Database;
        await SeedAsync(database);
        await using var db = database.Open();
        var quotes = await db
            .Quotes.AsNoTracking()
            .Include(row => row.Alternatives)
                .ThenInclude(one => one.Lines)
            .AsSplitQuery()
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Number)
            .ToListAsync(Cancellation);
        var today = DateOnly.FromDateTime(database.Clock.Now);
        var states = quotes.CountBy(row => row.StatusOn(today)).ToDictionary();
        Assert.All(Enum.GetValues<QuoteStatus>(), status => Assert.True(states.GetValueOrDefault(status) >= 3, $"{status}"));
        var sent = quotes.Where(row => QuoteLife.WasOffered(row.Status)).ToList();
        Assert.InRange(100 * sent.Count(row => row.Status == QuoteStatus.Converted) / sent.Count, 45, 75);

        var orders = await db.Orders.AsNoTracking().ToDictionaryAsync(row => row.Id, Cancellation);
        Assert.All(
            quotes.Where(row => row.Status == QuoteStatus.Converted),
            row =>
            {
                var order = orders[row.OrderId!.Value];
                Assert.Equal((order.Total, order.InstitutionShare), (row.Accepted!.Total, row.Accepted.InstitutionShare));
                Assert.InRange(row.CreatedAt, order.CreatedAt.AddDays(-11), order.CreatedAt);
            }
        );
        var jobs = await db.WorkOrders.AsNoTracking().ToDictionaryAsync(row => row.Id, Cancellation);
        Assert.All(
            quotes.Where(row => row.Status == QuoteStatus.Converted),
            row =>
            {
                var job = jobs[row.WorkOrderId!.Value];
                Assert.Equal(((Guid?)row.Id, row.OrderId, row.CustomerId), (job.QuoteId, job.OrderId, job.CustomerId));
                Assert.Equal(row.Accepted!.LensKind, job.LensKind);
                Assert.True(row.PrescriptionId is null || row.PrescriptionId == job.PrescriptionId);
            }
        );
        Assert.All(jobs.Values.Where(job => job.QuoteId is not null), job => Assert.Contains(quotes, row => row.WorkOrderId == job.Id));
        Assert.All(
            quotes.SelectMany(row => row.Alternatives),
            one =>
                Assert.All(
                    one.Lines.Where(line => line.Kind == LineKind.Lens),
                    line => DemoWorkOrdersTests.AssertKind(one.LensKind, line.Description)
                )
        );
        Assert.All(quotes, row => Assert.Equal(2, row.Alternatives.Count));
        Assert.All(quotes, row => Assert.NotNull(row.SellerId));
        Assert.Empty(await database.Services.GetRequiredService<FiguresRebuild>().CheckAsync(Cancellation));
        await AssertNumbersAsync(database, quotes);
    }

    /// <summary>Numbers follow time; a second seeding adds nothing, and the next quote goes on.</summary>
    private static async Task AssertNumbersAsync(TestDatabase database, List<Quote> quotes)
    {
        foreach (var own in quotes.GroupBy(row => row.OrganisationId))
        {
            var numbers = own.Select(row => row.Number).ToList();
            Assert.Equal(numbers.Order(StringComparer.Ordinal), numbers);
            Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
            var last = await database.ReadAsync(db =>
                db.NumberSeries.Where(row => row.OrganisationId == own.Key && row.Prefix == Quote.Prefix)
                    .OrderBy(row => row.Year)
                    .Select(row => row.Last)
                    .LastAsync(Cancellation)
            );
            Assert.EndsWith($"-{last:0000}", numbers[^1], StringComparison.Ordinal);
        }

        await SeedAsync(database);
        Assert.Equal(quotes.Count, await database.ReadAsync(db => db.Quotes.CountAsync(Cancellation)));
    }

    private static async Task SeedAsync(TestDatabase database)
    {
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoPrescriptions>().SeedAsync(Cancellation);
        await scope.ServiceProvider.GetRequiredService<DemoWorkOrders>().SeedAsync(Cancellation);
        await scope.ServiceProvider.GetRequiredService<DemoQuotes>().SeedAsync(Cancellation);
    }
}
