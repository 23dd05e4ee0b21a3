using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Orders;

/// <summary>Whoever pays, takes back and calls off at the same time: never more than is due, and figures stay right.</summary>
public sealed class OrderMoneyRaceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task PayAsync_SameClickTwenty_OnePayment(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var order = await OrderAsync(database);
        var once = new OperationOptions(Ids.New(World.Start));

        var paid = await Race.AtOnceAsync(20, _ => database.PayAsync(order, 10_000, once));

        Assert.Single(paid.Select(result => result.Expect()).Distinct());
        Assert.Equal(10_000, (await database.ReadOrderAsync(order)).Money.Paid);
    }

    /// <summary>Thirty tills take 10.000 each of an order of 100.000: ten get it.</summary>
    [Theory, EveryProvider]
    public async Task PayAsync_ThirtyAtOnce_NeverTakeMoreThanIsDue(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var order = await OrderAsync(database);

        var paid = await Race.AtOnceAsync(30, _ => database.PayAsync(order, 10_000));

        Assert.All(paid.Where(one => !one.Succeeded), one => Assert.True(one.Error is NothingToPay or VersionConflict, one.Error!.Code));
        var detail = await database.ReadOrderAsync(order);
        Assert.Equal(10_000 * paid.Count(one => one.Succeeded), detail.Money.Paid);
        Assert.Equal(detail.Payments.Sum(one => one.Received), detail.Money.Paid);
        Assert.InRange(detail.Money.Paid, 10_000, 100_000);
        Assert.Equal(100_000, detail.Money.Paid + detail.Money.Balance);
        // one writer at a time: nobody has to try again in vain
        Assert.True(provider != DatabaseProvider.Sqlite || detail.Money.Balance == 0, $"{detail.Money.Balance} left");
    }

    [Theory, EveryProvider]
    public async Task PayAsync_TheWholeTwentyAtOnce_OnceOnly(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var order = await OrderAsync(database);

        var paid = await Race.AtOnceAsync(20, _ => database.PayAsync(order, null));

        Assert.Equal(1, paid.Count(one => one.Succeeded));
        Assert.Equal(
            (100_000, 0),
            ((await database.ReadOrderAsync(order)).Money.Paid, (await database.ReadOrderAsync(order)).Money.Balance)
        );
    }

    /// <summary>Twenty take 30.000 of a paid order of 100.000 back: three get it, and 10.000 stay.</summary>
    [Theory, EveryProvider]
    public async Task RefundAsync_TwentyAtOnce_NeverGiveBackMoreThanWasPaid(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var order = await OrderAsync(database);
        (await database.PayAsync(order, null)).Expect();

        var back = await Race.AtOnceAsync(20, _ => database.RefundAsync(order, 30_000));

        Assert.All(back.Where(one => !one.Succeeded), one => Assert.True(one.Error is Invalid or VersionConflict, one.Error!.Code));
        var detail = await database.ReadOrderAsync(order);
        Assert.Equal(30_000 * back.Count(one => one.Succeeded), detail.Money.Credited);
        Assert.InRange(detail.Money.Credited, 30_000, 90_000);
        Assert.Equal((detail.Money.Credited, 0), (detail.Money.PaidOut, detail.Money.Balance));
        Assert.True(provider != DatabaseProvider.Sqlite || detail.Money.Credited == 90_000, $"{detail.Money.Credited} credited");
        await database.AssertFiguresAsync();
    }

    [Theory, EveryProvider]
    public async Task CancelAsync_TwentyAtOnceWithRefunds_OneEndsTheOrder(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var order = await OrderAsync(database);
        (await database.PayAsync(order, null)).Expect();

        var ended = await Race.AtOnceAsync(
            20,
            async number =>
                number % 2 == 0 ? (await database.CancelAsync(order)).Succeeded : (await database.RefundAsync(order, null)).Succeeded
        );

        Assert.Equal(1, ended.Count(one => one));
        var detail = await database.ReadOrderAsync(order);
        Assert.Equal((100_000, 100_000, 0), (detail.Money.Credited, detail.Money.PaidOut, detail.Money.Balance));
        Assert.Single(detail.Refunds);
        Assert.Equal(0, await database.ReadAsync(db => db.CustomerFigures.SumAsync(row => row.TotalSpent, Cancellation)));
        await database.AssertFiguresAsync();
    }

    /// <summary>Everything at once on a few orders of one customer: what is stored adds up, however it went.</summary>
    [Theory, EveryProvider]
    public async Task Orders_EverythingAtOnce_AddUp(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var orders = new List<Guid>();
        for (var at = 0; at < 6; at++)
        {
            database.Clock.Advance(TimeSpan.FromDays(20));
            orders.Add(await database.SellAsync(customer, at % 2 == 0 ? database.World.Centro : database.World.Mall));
            // the first one there may cancel it: what is paid before has to be handed back however they meet
            (await database.PayAsync(orders[at], 1_000)).Expect();
            (await database.PayAsync(orders[at], 2_000)).Expect();
        }

        var done = await Race.AtOnceAsync(120, number => ActAsync(database, orders[number % 6], customer, number / 6));

        // how many get through depends on how they meet
        Assert.InRange(done.Count(one => one), 6, 119);
        var stored = await database.ReadAsync(db =>
            db.Orders.AsNoTracking().Include(row => row.Payments).Include(row => row.Refunds).AsSplitQuery().ToListAsync(Cancellation)
        );
        Assert.All(stored, AssertAddsUp);
        Assert.Contains(stored, order => !order.Counts);
        Assert.Contains(stored, order => order.Payments.Count > 1);
        await database.AssertFiguresAsync();
    }

    private static async Task<bool> ActAsync(TestDatabase database, Guid order, Guid customer, int what)
    {
        await using var scope = database.As(database.World.Chief);
        var life = scope.Get<OrderLifeService>();
        return what switch
        {
            < 9 => (await database.PayAsync(order, 5_000 * (what + 1))).Succeeded,
            < 14 => (await database.RefundAsync(order, 12_345)).Succeeded,
            14 => (await life.AdvanceAsync(order, new OrderStep(OrderStatus.Processing), new(), Cancellation)).Succeeded,
            15 => (await scope.Get<OrderService>().ChangeAsync(order, Sales.Order(customer, null, 150_000), new(), Cancellation)).Succeeded,
            16 => (await life.AdvanceAsync(order, new OrderStep(OrderStatus.Delivered, "urgente"), new(), Cancellation)).Succeeded,
            17 => (await database.CancelAsync(order)).Succeeded,
            18 => (await database.RefundAsync(order, null)).Succeeded,
            _ => await database.SellAsync(customer, database.World.Mall) != Guid.Empty,
        };
    }

    private static void AssertAddsUp(Order order)
    {
        Assert.Equal(order.CustomerShare - order.Credited - (order.Paid - order.PaidOut), order.Balance);
        Assert.True(order is { Balance: >= 0, Amount: >= 0 }, order.Number);
        Assert.Equal(order.Payments.Sum(one => one.Amount), order.Paid);
        Assert.Equal(order.Refunds.Sum(one => one.PaidOut), order.PaidOut);
        Assert.Equal(order.Refunds.Sum(one => one.Amount), order.Credited);
        Assert.True(order.Counts || order.Paid == order.PaidOut, order.Number);
    }

    private static async Task<Guid> OrderAsync(TestDatabase database) =>
        await database.SellAsync(await database.AddAsync(database.World.Centro, People.Numbered(1)), database.World.Centro);
}
