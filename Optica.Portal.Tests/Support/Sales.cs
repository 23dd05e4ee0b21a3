using Optica.Data.Orders;
using Optica.Domain.Orders;

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
}
