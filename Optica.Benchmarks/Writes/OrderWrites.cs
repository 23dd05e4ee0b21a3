using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;

namespace Optica.Benchmarks.Writes;

/// <summary>Orders written by the product: rights, rules, prices, number, figures, history and news included.</summary>
internal sealed class OrderWrites(OrderService service)
{
    /// <summary>Takes an order, as the form does.</summary>
    /// <returns>1.</returns>
    public async Task<int> CreateAsync(OrderInput input)
    {
        _ = (await service.CreateAsync(input, new OperationOptions(Ids.New(TimeProvider.System)), CancellationToken.None)).Value;
        return 1;
    }
}
