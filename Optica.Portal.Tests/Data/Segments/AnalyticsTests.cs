using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Orders;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Products;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Segments;

/// <summary>What one customer is worth, and what managers see first.</summary>
public sealed class AnalyticsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task CustomerAsync_KnownOrders_TellsThemToThePeso(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var frame = await ProductAsync(database, "Marco Zafiro");
        database.Clock.Now = new DateTime(2026, 9, 10, 15, 0, 0, DateTimeKind.Utc);
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        await SellAsync(database, id, (frame, null, 2, 30_000), (null, "Estuche", 1, 5_000));
        database.Clock.Now = new DateTime(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc);
        // the same product under another text is the same product
        await SellAsync(database, id, (frame, "Zafiro azul", 1, 30_000), (null, "Paño", 3, 1_000), (null, "Gotas", 1, 5_000));
        var cancelled = await SellAsync(database, id, (null, "Estuche", 50, 5_000));
        await using var scope = database.As(world.Admin);
        (await scope.Get<OrderLifeService>().CancelAsync(cancelled, new() { Reason = "prueba" }, new(), Cancellation)).Expect();
        database.Clock.Now = World.Start;
        var told = (await scope.Get<AnalyticsQueries>().CustomerAsync(id, Cancellation)).Expect();

        Assert.Equal((2, 103_000L, 51_500L), (told.Figures.OrderCount, told.Figures.TotalSpent, told.Figures.Average));
        Assert.Equal((Segment.Returning, FrequencyTier.Returning), (told.Figures.Segment, told.Figures.Tier));
        Assert.Equal(
            [
                new FavouriteProduct(frame, "Marco Zafiro", 3, 90_000),
                new FavouriteProduct(null, "Paño", 3, 3_000),
                new FavouriteProduct(null, "Estuche", 1, 5_000),
                new FavouriteProduct(null, "Gotas", 1, 5_000),
            ],
            told.Favourites
        );
        Assert.Equal([new StatusCount(OrderStatus.Pending, 2), new StatusCount(OrderStatus.Cancelled, 1)], told.Statuses);
        Assert.Equal(103_000, told.Balance);
        // 22:00 of the 19th in Santiago
        Assert.Equal(5, told.DaysSinceContact);
        Assert.Equal(12, told.Months.Count);
        Assert.Equal(new DateOnly(2025, 12, 1), told.Months[0].Month);
        Assert.Equal(
            [new MonthAmount(new DateOnly(2026, 9, 1), 65_000, 1), new MonthAmount(new DateOnly(2026, 11, 1), 38_000, 1)],
            told.Months.Where(month => month.Orders > 0)
        );
    }

    [Fact]
    public async Task CustomerAsync_WithoutOrders_IsAllZeros()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var scope = database.As(database.World.Sales);
        var told = (await scope.Get<AnalyticsQueries>().CustomerAsync(id, Cancellation)).Expect();
        Assert.Equal(
            (0, 0L, 0L, Segment.New),
            (told.Figures.OrderCount, told.Figures.TotalSpent, told.Figures.Average, told.Figures.Segment)
        );
        Assert.Empty(told.Favourites);
        Assert.Empty(told.Statuses);
        Assert.Null(told.DaysSinceContact);
        Assert.Equal((12, 0L), (told.Months.Count, told.Months.Sum(month => month.Amount)));
    }

    /// <summary>Many orders are summed by the database: the same few commands, and nothing but sums and twelve months come back.</summary>
    [Fact]
    public async Task CustomerAsync_ManyOrders_AsksNoMoreThanForOne()
    {
        var watch = new FailingCommands();
        await using var database = await TestDatabase.CreateAsync(configure: services =>
            services.ConfigureDbContext<SqliteOpticaDbContext>(options => options.AddInterceptors(watch))
        );
        var few = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var many = await database.AddAsync(database.World.Centro, People.Numbered(2));
        await database.SellAsync(few, database.World.Centro);
        for (var at = 0; at < 40; at++)
        {
            await database.SellAsync(many, database.World.Centro, 1_000 * (at + 1));
        }

        Assert.Equal(await AskAsync(few, 1), await AskAsync(many, 40));

        async Task<int> AskAsync(Guid id, int orders)
        {
            await using var scope = database.As(database.World.Admin);
            await scope.Access.RefreshAsync(Cancellation);
            watch.Arm(-1);
            Assert.Equal(orders, (await scope.Get<AnalyticsQueries>().CustomerAsync(id, Cancellation)).Expect().Figures.OrderCount);
            return watch.Sent;
        }
    }

    [Fact]
    public async Task ReadAsync_ByBranchAndBeyond_TellsBestAndAtRisk()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        database.Clock.Now = World.Start.AddDays(-200);
        var lost = await database.AddAsync(world.Centro, People.Numbered(1));
        await database.SellAsync(lost, world.Centro, 70_000);
        var gone = await database.AddAsync(world.Centro, People.Numbered(2));
        await database.SellAsync(gone, world.Centro, 900_000);
        database.Clock.Now = World.Start;
        var good = await database.AddAsync(world.Centro, People.Numbered(3));
        await database.SellAsync(good, world.Mall, 500_000);
        var mall = await database.AddAsync(world.Mall, People.Numbered(4));
        await database.SellAsync(mall, world.Mall, 20_000);
        var south = await database.AddAsync(world.Costa, People.Numbered(5));
        await database.SellAsync(south, world.Costa, 1_000);
        await database.AddAsync(world.Centro, People.Numbered(6));
        await using (var scope = database.As(world.Admin))
        {
            (await scope.Life.DeactivateAsync(gone, null, Cancellation)).Expect();
        }

        var all = await ReadAsync(world.Super);
        Assert.Equal([good, lost, mall], all.Top.Select(row => row.Id));
        Assert.Equal([lost], all.AtRisk.Select(row => row.Id));
        Assert.All(all.AtRisk, row => Assert.Equal(Segment.AtRisk, row.Figures.Segment));
        Assert.Equal(520_000, all.Months[^1].Amount);
        Assert.Equal(1_490_000, all.Months.Sum(month => month.Amount));
        Assert.Equal(5, all.Segments.Sum(row => row.Customers));

        // revenue where it happened, customers where they belong
        var centro = await ReadAsync(world.Super, world.Centro);
        Assert.Equal([good, lost], centro.Top.Select(row => row.Id));
        Assert.Equal(0, centro.Months[^1].Amount);
        Assert.Equal(970_000, centro.Months.Sum(month => month.Amount));

        Assert.Equal(0, (await ReadAsync(world.Platform)).Months[^1].Amount);
        await database.OpenToPlatformAsync();
        Assert.Equal(521_000, (await ReadAsync(world.Platform)).Months[^1].Amount);
        Assert.Equal([south], (await ReadAsync(world.SouthChief)).Top.Select(row => row.Id));

        async Task<Dashboard> ReadAsync(Person who, Guid? branch = null)
        {
            await using var scope = database.As(who, branch);
            return (await scope.Get<DashboardQueries>().ReadAsync(Cancellation)).Expect();
        }
    }

    private static Task<Guid> SellAsync(
        TestDatabase database,
        Guid customer,
        params (Guid? Product, string? Text, int Pieces, long Price)[] lines
    ) =>
        database.SellAsync(
            new OrderInput
            {
                CustomerId = customer,
                BranchId = database.World.Centro,
                Lines =
                [
                    .. lines.Select(line => new OrderLineInput
                    {
                        ProductId = line.Product,
                        Description = line.Text,
                        Kind = LineKind.Accessory,
                        Quantity = line.Pieces,
                        UnitPrice = line.Price,
                        IncludesTax = true,
                    }),
                ],
            }
        );

    private static async Task<Guid> ProductAsync(TestDatabase database, string name)
    {
        await using var db = database.Open();
        var input = new ProductInput
        {
            Name = name,
            Kind = LineKind.Frame,
            UnitPrice = 30_000,
        };
        var product = Product.Create(Ids.New(World.Start), database.World.North, input);
        db.Products.Add(product);
        await db.SaveChangesAsync(Cancellation);
        return product.Id;
    }
}
