using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Customers;
using Optica.Data.Orders;
using Optica.Data.Organisations;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Features.Orders;

namespace Optica.Portal.Tests.Support;

/// <summary>Orders for tests.</summary>
public static class Sales
{
    /// <summary>An order of one frame at a price that holds the tax.</summary>
    public static OrderInput Order(Guid customerId, Guid? branchId, long price) =>
        new()
        {
            CustomerId = customerId,
            BranchId = branchId,
            Lines =
            [
                new()
                {
                    Description = "Armazón",
                    Kind = LineKind.Frame,
                    UnitPrice = price,
                },
            ],
        };

    /// <summary>Takes an order through the service, in a branch of either organisation; an expected success.</summary>
    public static async Task<Guid> SellAsync(this TestDatabase database, OrderInput input)
    {
        var world = database.World;
        var isSouth = input.BranchId == world.Costa || input.BranchId == world.Cerro;
        await using var scope = database.As(isSouth ? world.SouthChief : world.Chief);
        return (await scope.Get<OrderService>().CreateAsync(input, new OperationOptions(), CancellationToken.None)).Expect();
    }

    /// <summary>Takes an order of one frame.</summary>
    public static Task<Guid> SellAsync(this TestDatabase database, Guid customerId, Guid branchId, long price = 100_000) =>
        database.SellAsync(Order(customerId, branchId, price));

    /// <summary>Takes a payment by debit in the north; the whole balance when no amount is said.</summary>
    public static async Task<Result<Guid>> PayAsync(this TestDatabase database, Guid order, long? amount, OperationOptions? once = null)
    {
        await using var scope = database.As(database.World.Chief);
        var input = new PaymentInput { Method = PaymentMethod.Debit, Amount = amount };
        return await scope.Get<OrderPaymentService>().PayAsync(order, input, once ?? new OperationOptions(), CancellationToken.None);
    }

    /// <summary>Takes back a part of an order in the north, or the whole.</summary>
    public static async Task<Result<Guid>> RefundAsync(this TestDatabase database, Guid order, long? amount)
    {
        await using var scope = database.As(database.World.Chief);
        return await scope.Get<OrderPaymentService>().RefundAsync(order, Back(amount), new OperationOptions(), CancellationToken.None);
    }

    /// <summary>Calls an order in the north off.</summary>
    public static async Task<Result<Done>> CancelAsync(this TestDatabase database, Guid order)
    {
        await using var scope = database.As(database.World.Chief);
        return await scope.Get<OrderLifeService>().CancelAsync(order, Back(null), new(), CancellationToken.None);
    }

    /// <summary>Changes an order of the north from what stands on it, as the chief unless somebody else is named.</summary>
    public static async Task<Result<Done>> EditAsync(this TestDatabase database, Guid order, Action<OrderInput> change, Person? by = null)
    {
        await using var scope = database.As(by ?? database.World.Chief);
        var seen = (await scope.Get<OrderQueries>().ReadAsync(order, CancellationToken.None)).Expect();
        // past the form, which does not open for what is refused: here the service is asked
        var input = OrderFormOpener.Typed(seen);
        change(input);
        return await scope.Get<OrderService>().ChangeAsync(order, input, new(seen.Row.Version), CancellationToken.None);
    }

    /// <summary>An order of the north with everything that hangs on it.</summary>
    public static async Task<OrderDetail> ReadOrderAsync(this TestDatabase database, Guid order)
    {
        await using var scope = database.As(database.World.Chief);
        return (await scope.Get<OrderQueries>().ReadAsync(order, CancellationToken.None)).Expect();
    }

    /// <summary>Stored figures are what the orders say.</summary>
    public static async Task AssertFiguresAsync(this TestDatabase database) =>
        Assert.Empty(await database.Services.GetRequiredService<FiguresRebuild>().CheckAsync(CancellationToken.None));

    /// <summary>A refund by debit; of the whole when no amount is said.</summary>
    public static RefundInput Back(long? amount) =>
        new()
        {
            Amount = amount,
            Method = PaymentMethod.Debit,
            Reason = "prueba",
        };

    /// <summary>Opens orders as the pages do.</summary>
    public static OrderFormOpener Opener(this TestScope scope) =>
        new(scope.Get<OrderQueries>(), scope.Get<CustomerQueries>(), scope.Get<BranchQueries>(), scope.Access);
}
