using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;

namespace Optica.Benchmarks.Trade;

/// <content>Orders, from being taken to being given back.</content>
internal sealed partial class RandomTrade
{
    private readonly List<Guid> orders = [];

    private Task TradeAsync(int dice) =>
        orders.Count == 0
            ? SellAsync()
            : dice switch
            {
                < 40 => SellAsync(),
                < 58 => PayAsync(),
                < 72 => AdvanceAsync(),
                < 80 => CancelAsync(),
                < 90 => RefundAsync(),
                _ => ChangeAsync(),
            };

    private async Task SellAsync()
    {
        // a few buy much
        var customer = customers[Math.Min(random.Next(customers.Count), random.Next(customers.Count))];
        var made = await Of<OrderService>().CreateAsync(Frame(customer, Pick(branches)), new(), None);
        if (Note("order taken", made))
        {
            orders.Add(made.Value);
        }
    }

    private async Task PayAsync()
    {
        var payment = new PaymentInput { Method = Method(), Amount = random.Next(2) == 0 ? null : 10 * random.Next(1, 5_000) };
        Note("order paid", await Of<OrderPaymentService>().PayAsync(Recent(orders), payment, new(), None));
    }

    private async Task AdvanceAsync()
    {
        var step = new OrderStep((OrderStatus)random.Next(1, 7), "prueba");
        Note("order moved on", await Of<OrderLifeService>().AdvanceAsync(Recent(orders), step, new(), None));
    }

    private async Task CancelAsync() =>
        Note("order cancelled", await Of<OrderLifeService>().CancelAsync(Recent(orders), Back(null), new(), None));

    private async Task RefundAsync()
    {
        var isWhole = random.Next(3) == 0;
        var back = Back(isWhole ? null : random.Next(1, 200_000));
        var name = isWhole ? "order refunded" : "order refunded in part";
        Note(name, await Of<OrderPaymentService>().RefundAsync(Recent(orders), back, new(), None));
    }

    private async Task ChangeAsync()
    {
        var input = Frame(Guid.Empty, null);
        input.Reason = "prueba";
        Note("order changed", await Of<OrderService>().ChangeAsync(Recent(orders), input, new ChangeOptions(), None));
    }

    private OrderInput Frame(Guid customer, Guid? branch) =>
        new()
        {
            CustomerId = customer,
            BranchId = branch,
            Lines =
            [
                new()
                {
                    Description = "Armazón",
                    Kind = LineKind.Frame,
                    UnitPrice = random.Next(1, 400) * 990,
                },
            ],
        };

    private PaymentMethod Method() => (PaymentMethod)random.Next(1, 6);

    private RefundInput Back(long? amount) =>
        new()
        {
            Amount = amount,
            Method = Method(),
            Reason = "prueba",
        };

    /// <summary>One of the last hundred: the older ones are mostly settled.</summary>
    private Guid Recent(List<Guid> of) => of[^random.Next(1, Math.Min(of.Count, 100) + 1)];
}
