using Optica.Data;
using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Orders;

/// <summary>An order that others rely on is lowered only by who may reverse orders, with a reason: else it is handed over as paid.</summary>
public sealed class OrderLoweringTests
{
    [Theory, EveryProvider]
    public async Task ChangeAsync_WithAJob_SalesLowersNothingAndHandsNothingOver(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (customer, order) = await SoldAsync(database);
        await database.TakeJobAsync(customer, database.World.Centro, input => input.OrderId = order);
        (await database.PayAsync(order, 40_000)).Expect();

        Assert.Equal("Reason lowering_not_yours", Told(await LowerAsync(database, order, 40_000, null, database.World.Sales)));
        Assert.Equal("Reason lowering_not_yours", Told(await LowerAsync(database, order, 40_000, "amigo", database.World.Sales)));
        Assert.Equal((100_000, 60_000), await MoneyAsync(database, order));

        (await LowerAsync(database, order, 120_000, null, database.World.Sales)).Expect();
        (await database.EditAsync(order, input => input.Notes = "llamar", database.World.Sales)).Expect();
        Assert.Equal((120_000, 80_000), await MoneyAsync(database, order));
    }

    [Fact]
    public async Task ChangeAsync_Admin_LowersWithAReasonThatIsTold()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (customer, order) = await SoldAsync(database);
        await database.TakeJobAsync(customer, database.World.Centro, input => input.OrderId = order);
        var admin = database.World.Admin;

        Assert.Equal("Reason lowering_reason_required", Told(await LowerAsync(database, order, 90_000, " ", admin)));
        Assert.Equal("Reason too_long", Told(await LowerAsync(database, order, 90_000, new('x', 401), admin)));
        (await LowerAsync(database, order, 90_000, "otro cristal", admin)).Expect();

        Assert.Equal((90_000, 90_000), await MoneyAsync(database, order));
        await using var scope = database.As(admin);
        var history = (await scope.Get<OrderHistoryQueries>().ListAsync(order, CancellationToken.None)).Expect();
        Assert.Equal(("order_lowered", "otro cristal"), (history[0].Action, history[0].Reason));
        await database.AssertFiguresAsync();
    }

    [Fact]
    public async Task ChangeAsync_NobodyReliesOnIt_IsLoweredFreely()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (customer, order) = await SoldAsync(database);
        await database.JobAtAsync(WorkOrderStatus.Cancelled, customer, database.World.Centro, input => input.OrderId = order);
        (await LowerAsync(database, order, 10_000, null, database.World.Sales)).Expect();
        Assert.Equal((10_000, 10_000), await MoneyAsync(database, order));
    }

    [Fact]
    public async Task ChangeAsync_WithAPayment_IsBoundToo()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, order) = await SoldAsync(database);
        (await database.PayAsync(order, 1_000)).Expect();
        Assert.Equal("Reason lowering_not_yours", Told(await LowerAsync(database, order, 99_999, null, database.World.Sales)));
        // what was paid beyond is handed back, whoever asks
        Assert.IsType<OrderPaidBeyond>((await LowerAsync(database, order, 999, "menos", database.World.Sales)).Error);
    }

    [Fact]
    public async Task ChangeAsync_FromAQuote_IsBoundToo()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var quote = await database.OfferAsync(Offers.Quote(customer, database.World.Centro), QuoteStatus.Accepted);
        var made = (await database.ConvertAsync(quote)).Expect();
        (await database.MoveAsync(made.WorkOrderId!.Value, new WorkOrderMove(WorkOrderStatus.Cancelled, "prueba"))).Expect();

        Assert.Equal("Reason lowering_not_yours", Told(await LowerAsync(database, made.OrderId, 1_000, null, database.World.Sales)));
        (await LowerAsync(database, made.OrderId, 1_000, "otro acuerdo", database.World.Admin)).Expect();
    }

    /// <summary>The total stays, but an agreement found today would pay most of it.</summary>
    [Fact]
    public async Task ChangeAsync_RepricedForLessToPay_IsLoweredToo()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (customer, order) = await SoldAsync(database);
        (await database.PayAsync(order, 20_000)).Expect();
        await database.LinkAsync(customer, await database.MakeAsync(Catalog.Copay("Bienestar", 20)));

        var refused = await database.EditAsync(order, input => input.Reprices = true, database.World.Sales);
        Assert.Equal("Reason lowering_not_yours", Told(refused));
    }

    private static async Task<(Guid Customer, Guid Order)> SoldAsync(TestDatabase database)
    {
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        return (customer, await database.SellAsync(customer, database.World.Centro));
    }

    private static Task<Result<Done>> LowerAsync(TestDatabase database, Guid order, long price, string? reason, Person by) =>
        database.EditAsync(
            order,
            input =>
            {
                input.Lines = [Sales.Order(order, null, price).Lines[0]];
                input.Reason = reason;
            },
            by
        );

    private static string Told(Result<Done> refused)
    {
        var field = Assert.Single(Assert.IsType<Invalid>(refused.Error).Fields);
        return $"{field.Field} {field.Code}";
    }

    private static async Task<(long Total, long Balance)> MoneyAsync(TestDatabase database, Guid order)
    {
        var money = (await database.ReadOrderAsync(order)).Money;
        return (money.Total, money.Balance);
    }
}
