using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Orders;

/// <summary>Whoever takes orders at the same time: numbers have no gaps, and one click is one order.</summary>
public sealed class OrderRaceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task CreateAsync_HundredAtOnce_GetConsecutiveNumbers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var customers = new List<Guid>();
        for (var at = 0; at < 10; at++)
        {
            customers.Add(await database.AddAsync(at % 2 == 0 ? world.Centro : world.Mall, People.Numbered(at)));
        }

        var south = await database.AddAsync(world.Costa, People.Numbered(99));

        // a tenth of them refused, and another organisation in between
        await Race.AtOnceAsync(
            120,
            number =>
                number switch
                {
                    < 100 => database.SellAsync(customers[number % 10], number % 3 == 0 ? world.Mall : world.Centro, 1_000 * (number + 1)),
                    < 110 => database.SellAsync(south, world.Costa),
                    _ => RefusedAsync(database, customers[number % 10]),
                }
        );

        Assert.Equal([.. Numbers(100)], await NumbersAsync(database, world.North));
        Assert.Equal([.. Numbers(10)], await NumbersAsync(database, world.South));
        Assert.Equal(5_050_000, await database.ReadAsync(db => Figures(db, world.North).SumAsync(row => row.TotalSpent, Cancellation)));
        await database.AssertFiguresAsync();
    }

    /// <summary>A series begins with every year of the organisation's calendar.</summary>
    [Fact]
    public async Task CreateAsync_AtTheTurnOfTheYear_BeginsAnew()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        foreach (var at in new[] { "2027-01-01T02:59:58", "2027-01-01T02:59:59", "2027-01-01T03:00:00" })
        {
            database.Clock.Now = DateTime.Parse($"{at}Z", null, System.Globalization.DateTimeStyles.AdjustToUniversal);
            await database.SellAsync(customer, database.World.Centro);
        }

        Assert.Equal(["ORD-2026-000001", "ORD-2026-000002", "ORD-2027-000001"], await NumbersAsync(database, database.World.North));
    }

    [Theory, EveryProvider]
    public async Task CreateAsync_SameClickTwenty_OneOrder(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var once = new OperationOptions(Ids.New(World.Start));

        var atOnce = await Race.AtOnceAsync(20, _ => CreateAsync(database, customer, once));
        var later = await CreateAsync(database, customer, once);
        var reused = await CreateAsync(database, customer, once with { RequestHash = [7] });
        var colleague = await CreateAsync(database, customer, once, database.World.Admin);

        Assert.Single(atOnce.Append(later).Select(result => result.Expect()).Distinct());
        Assert.IsType<OperationReused>(reused.Error);
        Assert.NotEqual(later.Expect(), colleague.Expect());
        Assert.Equal([.. Numbers(2)], await NumbersAsync(database, database.World.North));
        await database.AssertFiguresAsync();
    }

    private static IQueryable<CustomerFigures> Figures(OpticaDbContext db, Guid organisation) =>
        db.CustomerFigures.Where(row => row.OrganisationId == organisation);

    private static IEnumerable<string> Numbers(int count) =>
        Enumerable.Range(1, count).Select(number => NumberSeries.Format(NumberSeries.Orders, 2026, number));

    private static Task<List<string>> NumbersAsync(TestDatabase database, Guid organisation) =>
        database.ReadAsync(db =>
            db.Orders.Where(row => row.OrganisationId == organisation)
                .OrderBy(row => row.Number)
                .Select(row => row.Number)
                .ToListAsync(Cancellation)
        );

    private static async Task<Guid> RefusedAsync(TestDatabase database, Guid customer)
    {
        await using var scope = database.As(database.World.Chief, database.World.Centro);
        var input = Sales.Order(customer, null, -1);
        var refused = await scope.Get<OrderService>().CreateAsync(input, new OperationOptions(), Cancellation);
        Assert.IsType<Invalid>(refused.Error);
        return Guid.Empty;
    }

    private static async Task<Result<Guid>> CreateAsync(TestDatabase database, Guid customer, OperationOptions options, Person? by = null)
    {
        await using var scope = database.As(by ?? database.World.Chief);
        var input = Sales.Order(customer, database.World.Centro, 100_000);
        return await scope.Get<OrderService>().CreateAsync(input, options, Cancellation);
    }
}
