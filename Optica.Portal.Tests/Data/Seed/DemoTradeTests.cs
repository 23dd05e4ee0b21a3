using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Seed;
using Optica.Data.Segments;
using Optica.Domain.Orders;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Seed;

public sealed class DemoTradeTests
{
    private const int Customers = 240;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SeedAsync_TwoYears_AreBelievable()
    {
        await using var database = await SeededAsync();
        await using var db = database.Open();
        var orders = await db.Orders.AsNoTracking().Include(row => row.Lines).OrderBy(row => row.Number).ToListAsync(Cancellation);
        var registered = await db.Customers.ToDictionaryAsync(row => row.Id, row => row.CreatedAt, Cancellation);
        Assert.All(orders, order => Assert.InRange(order.CreatedAt, registered[order.CustomerId], database.Clock.Now));
        Assert.All(orders, order => Assert.Equal(order.Lines.Sum(line => line.Total), order.Total));
        Assert.All(orders.Where(order => order.Status == OrderStatus.Delivered), order => Assert.True(order.Balance <= 0));
        Assert.Contains(orders, order => order.Status == OrderStatus.Cancelled);
        Assert.Contains(orders, order => order.InstitutionShare > 0);
        var segments = (await db.CustomerFigures.Select(row => row.Tier).ToListAsync(Cancellation)).CountBy(tier => tier).ToDictionary();
        Assert.All(Enum.GetValues<FrequencyTier>(), tier => Assert.InRange(segments.GetValueOrDefault(tier), 4, Customers / 2));
        Assert.Empty(await database.Services.GetRequiredService<FiguresRebuild>().CheckAsync(Cancellation));
    }

    [Fact]
    public async Task SeedAsync_Numbers_FollowTimeAndGoOn()
    {
        await using var database = await SeededAsync();
        var north = await NumbersAsync(database);
        Assert.Equal(north.Order(StringComparer.Ordinal), north);
        Assert.Equal(north.Distinct(StringComparer.Ordinal).Count(), north.Count);
        var last = int.Parse(north[^1].Split('-')[2], System.Globalization.CultureInfo.InvariantCulture);
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(Customers + 1));
        await database.SellAsync(customer, database.World.Centro);
        var next = (await NumbersAsync(database))[^1];
        Assert.Equal(NumberSeries.Format(NumberSeries.Orders, 2026, last + 1), next);
    }

    [Fact]
    public async Task SeedAsync_Twice_AddsNothing()
    {
        await using var database = await SeededAsync();
        var before = await NumbersAsync(database);
        await database
            .Services.GetRequiredService<IServiceScopeFactory>()
            .CreateScope()
            .ServiceProvider.GetRequiredService<DemoTrade>()
            .SeedAsync(Cancellation);
        Assert.Equal(before, await NumbersAsync(database));
    }

    private static Task<List<string>> NumbersAsync(TestDatabase database) =>
        database.ReadAsync(db =>
            db.Orders.Where(row => row.OrganisationId == database.World.North)
                .OrderBy(row => row.CreatedAt)
                .Select(row => row.Number)
                .ToListAsync(Cancellation)
        );

    private static async Task<TestDatabase> SeededAsync()
    {
        var database = await TestDatabase.CreateAsync();
        database.Clock.Now = World.Start.AddYears(-2);
        for (var number = 1; number <= Customers; number++)
        {
            database.Clock.Now = World.Start.AddDays(-720 + (2 * number));
            await database.AddAsync(number % 3 == 0 ? database.World.Mall : database.World.Centro, People.Numbered(number));
        }

        database.Clock.Now = World.Start;
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoTrade>().SeedAsync(Cancellation);
        return database;
    }
}
