using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Orders;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Segments;

/// <summary>Stored figures are what the orders say, whatever happened to them.</summary>
public sealed class FiguresTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Figures_AfterAThousandRandomOperations_AreAsRebuilt(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var trade = new RandomTrade(database, seed: 2026);
        await trade.RunAsync(1_000);
        string[] kinds =
        [
            "register",
            "sell",
            "pay",
            "advance",
            "cancel",
            "refund",
            "transfer",
            "life",
            "change",
            "rules",
            .. RandomTrade.OfVisits,
            .. RandomTrade.OfQuotes,
        ];
        Assert.All(kinds, kind => Assert.True(trade.Done.GetValueOrDefault(kind) >= 3, $"{kind}: {trade.Done.GetValueOrDefault(kind)}"));

        var rebuild = database.Services.GetRequiredService<FiguresRebuild>();
        Assert.Empty(await rebuild.CheckAsync(Cancellation));
        var before = await SnapshotAsync(database);
        Assert.Equal(0, await rebuild.RunAsync(Cancellation));
        Assert.Equal(before, await SnapshotAsync(database));
    }

    /// <summary>The check above can fail: every kind of drift is found and mended.</summary>
    [Fact]
    public async Task RebuildAsync_DriftedRows_AreFoundAndMended()
    {
        await using var database = await TestDatabase.CreateAsync();
        await new RandomTrade(database, seed: 7).RunAsync(120);
        var right = await SnapshotAsync(database);
        await using (var db = database.Open())
        {
            await db.CustomerFigures.Take(1).ExecuteUpdateAsync(set => set.SetProperty(row => row.TotalSpent, 1), Cancellation);
            await db.CustomerFigures.Take(1).ExecuteUpdateAsync(set => set.SetProperty(row => row.NoShows, 9), Cancellation);
            await db.CustomerFigures.Take(1).ExecuteUpdateAsync(set => set.SetProperty(row => row.QuotesConverted, 9), Cancellation);
            await db.CustomerCounts.Take(1).ExecuteUpdateAsync(set => set.SetProperty(row => row.Customers, 77), Cancellation);
            await db.BranchMonths.Take(1).ExecuteDeleteAsync(Cancellation);
        }

        var rebuild = database.Services.GetRequiredService<FiguresRebuild>();
        var told = await rebuild.CheckAsync(Cancellation);
        Assert.Contains(told, line => line.StartsWith("customer ", StringComparison.Ordinal));
        Assert.Contains(told, line => line.StartsWith("visits of customer ", StringComparison.Ordinal));
        Assert.Contains(told, line => line.StartsWith("quotes of customer ", StringComparison.Ordinal));
        Assert.Contains(told, line => line.StartsWith("count ", StringComparison.Ordinal));
        Assert.Contains(told, line => line.StartsWith("month ", StringComparison.Ordinal));
        Assert.InRange(await rebuild.RunAsync(Cancellation), 3, 10);
        Assert.Equal(right, await SnapshotAsync(database));
        Assert.Empty(await rebuild.CheckAsync(Cancellation));
    }

    [Theory]
    [InlineData(0, Segment.New)]
    [InlineData(1, Segment.FirstTime)]
    [InlineData(2, Segment.Returning)]
    [InlineData(3, Segment.Regular)]
    [InlineData(10, Segment.Regular)]
    [InlineData(11, Segment.Vip)]
    public async Task Orders_SoMany_GiveTheSegment(int orders, Segment segment)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        for (var at = 0; at < orders; at++)
        {
            await database.SellAsync(id, database.World.Centro);
        }

        // neither of these counts
        await ReverseAsync(database, id, (scope, order) => scope.Get<OrderLifeService>().CancelAsync(order, Reason, new(), Cancellation));
        await ReverseAsync(
            database,
            id,
            (scope, order) => scope.Get<OrderPaymentService>().RefundAsync(order, Reason, new OperationOptions(), Cancellation)
        );
        var figures = await FiguresAsync(database, id);
        Assert.Equal((orders, orders * 100_000L, segment), (figures.OrderCount, figures.TotalSpent, figures.Segment));
    }

    [Fact]
    public async Task AtRisk_OneSecondBeyondTheDays_KeepsTheTier()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await database.SellAsync(id, database.World.Centro);
        var sold = database.Clock.Now;
        database.Clock.Now = sold.AddDays(180);
        Assert.Equal((Segment.FirstTime, FrequencyTier.FirstTime), await TellAsync(database, id));
        Assert.Equal((1, 0), await CountsAsync(database));
        database.Clock.Now = sold.AddDays(180).AddSeconds(1);
        Assert.Equal((Segment.AtRisk, FrequencyTier.FirstTime), await TellAsync(database, id));
        Assert.Equal((0, 1), await CountsAsync(database));
    }

    /// <summary>23:30 on the last day belongs to its month, also in the weeks of the clock changes (UTC−3 in summer, UTC−4 in winter).</summary>
    [Theory]
    [InlineData("2026-02-01T02:30:00Z", "2026-01-01")]
    [InlineData("2026-02-01T03:00:00Z", "2026-02-01")]
    [InlineData("2026-04-01T02:30:00Z", "2026-03-01")]
    [InlineData("2026-04-05T03:30:00Z", "2026-04-01")]
    [InlineData("2026-05-01T03:30:00Z", "2026-04-01")]
    [InlineData("2026-05-01T04:00:00Z", "2026-05-01")]
    [InlineData("2026-09-01T03:30:00Z", "2026-08-01")]
    [InlineData("2026-10-01T02:30:00Z", "2026-09-01")]
    public async Task Order_AtTheEdgeOfAMonth_BelongsToSantiagos(string at, string month)
    {
        await using var database = await TestDatabase.CreateAsync();
        database.Clock.Now = new DateTime(2026, 1, 10, 12, 0, 0, DateTimeKind.Utc);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        database.Clock.Now = DateTime.Parse(
            at,
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AdjustToUniversal
        );
        await database.SellAsync(id, database.World.Centro, 45_000);
        var expected = DateOnly.Parse(month, System.Globalization.CultureInfo.InvariantCulture);
        var stored = await database.ReadAsync(db => db.BranchMonths.SingleAsync(row => row.Orders == 1, Cancellation));
        Assert.Equal((expected, 45_000L), (stored.Month, stored.Revenue));
        await using var scope = database.As(database.World.Admin);
        var dashboard = (await scope.Get<DashboardQueries>().ReadAsync(Cancellation)).Expect();
        var analytics = (await scope.Get<AnalyticsQueries>().CustomerAsync(id, Cancellation)).Expect();
        Assert.Equal(45_000, dashboard.Months.Single(row => row.Month == expected).Amount);
        Assert.Equal(dashboard.Months, analytics.Months);
        Assert.Equal(12, analytics.Months.Count);
    }

    [Fact]
    public async Task Orders_TwentyAtOnceOfOneCustomer_AddUp()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await Task.WhenAll(Enumerable.Range(1, 20).Select(at => database.SellAsync(id, database.World.Mall, at * 1_000)));
        var figures = await FiguresAsync(database, id);
        Assert.Equal((20, 210_000L, Segment.Vip), (figures.OrderCount, figures.TotalSpent, figures.Segment));
        Assert.Empty(await database.Services.GetRequiredService<FiguresRebuild>().CheckAsync(Cancellation));
    }

    [Fact]
    public async Task PreviewAsync_OtherRules_TellsWhatTheChangeDoes()
    {
        await using var database = await TestDatabase.CreateAsync();
        await new RandomTrade(database, seed: 11).RunAsync(250);
        var rules = new SegmentRules(2, 4, 6, 40);
        await using var scope = database.As(database.World.Super);
        var preview = (await scope.Get<SegmentQueries>().PreviewAsync(rules, Cancellation)).Expect();
        Assert.True(preview.Moving > 0);
        (await scope.Get<SegmentService>().ChangeRulesAsync(rules, null, Cancellation)).Expect();
        var overview = (await scope.Get<SegmentQueries>().OverviewAsync(Cancellation)).Expect();
        Assert.All(
            overview.Rows,
            row => Assert.Equal(preview.Rows.Where(move => move.To == row.Segment).Sum(move => move.Customers), row.Customers)
        );
        Assert.Equal(rules, overview.Rules);
        Assert.Empty(await database.Services.GetRequiredService<FiguresRebuild>().CheckAsync(Cancellation));
    }

    private static RefundInput Reason => new() { Reason = "prueba" };

    private static async Task ReverseAsync<T>(TestDatabase database, Guid customer, Func<TestScope, Guid, Task<Result<T>>> act)
    {
        var order = await database.SellAsync(customer, database.World.Centro);
        await using var scope = database.As(database.World.Admin);
        (await act(scope, order)).Expect();
    }

    private static async Task<FiguresRow> FiguresAsync(TestDatabase database, Guid id)
    {
        await using var scope = database.As(database.World.Sales);
        return (await scope.Queries.RowAsync(id, Cancellation)).Expect().Figures;
    }

    private static async Task<(Segment Segment, FrequencyTier Tier)> TellAsync(TestDatabase database, Guid id)
    {
        var figures = await FiguresAsync(database, id);
        return (figures.Segment, figures.Tier);
    }

    /// <summary>Counted, and listed: the same.</summary>
    private static async Task<(int FirstTime, int AtRisk)> CountsAsync(TestDatabase database)
    {
        await using var scope = database.As(database.World.Sales);
        var stats = (await scope.Queries.StatsAsync(Cancellation)).Expect();
        foreach (var segment in Enum.GetValues<Segment>())
        {
            var listed = (
                await scope.Queries.ListAsync(new CustomerFilter { Segment = segment }, new PageRequest(), Cancellation)
            ).Expect();
            Assert.Equal(stats.Of(segment), listed.Total);
        }

        return (stats.Of(Segment.FirstTime), stats.Of(Segment.AtRisk));
    }

    private static Task<List<string>> SnapshotAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
        {
            var figures = await db.CustomerFigures.AsNoTracking().ToListAsync(Cancellation);
            // rows of nobody go with the hourly clean-up
            var counts = await db
                .CustomerCounts.AsNoTracking()
                .Where(row => row.Customers != 0 || row.Spent != 0)
                .ToListAsync(Cancellation);
            var months = await db.BranchMonths.AsNoTracking().ToListAsync(Cancellation);
            return figures
                .Select(row => $"{row.CustomerId} {row.OrderCount} {row.TotalSpent} {row.FirstOrderAt:O} {row.LastOrderAt:O} {row.Tier}")
                .Concat(figures.Select(row => $"{row.CustomerId} {row.Visits} {row.NoShows} {row.LastVisitAt:O}"))
                .Concat(
                    counts.Select(row =>
                        $"{row.BranchId} {row.IsActive} {row.Tier} {row.Span} {row.LastOrderDay:O} {row.Customers} {row.Spent}"
                    )
                )
                .Concat(
                    // a month in which everything was taken back says nothing
                    months
                        .Where(row => (row.Revenue, row.Orders, row.NewCustomers) != (0, 0, 0))
                        .Select(row => $"{row.BranchId} {row.Month:O} {row.Revenue} {row.Orders} {row.NewCustomers}")
                )
                .Order(StringComparer.Ordinal)
                .ToList();
        });
}
