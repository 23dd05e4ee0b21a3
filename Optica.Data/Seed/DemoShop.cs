using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;

namespace Optica.Data.Seed;

/// <summary>Takes the demo's orders as staff would have: through the order's own steps, and as far as their age makes believable.</summary>
internal sealed class DemoShop(Organisation own, TimeZoneInfo zone, DemoRandom random, DemoBaskets baskets)
{
    private static readonly string[] Regrets =
    [
        "El cliente desistió.",
        "Error en la receta.",
        "Armazón defectuoso.",
        "Demora del laboratorio.",
    ];

    private readonly Dictionary<int, long> numbers = [];

    /// <summary>One order with its payments, handed over, waiting or taken back.</summary>
    /// <param name="buyer">Who buys.</param>
    /// <param name="at">When, UTC; orders come in the order of time, as their numbers do.</param>
    /// <param name="now">Now, UTC.</param>
    public Order Sell(DemoBuyer buyer, DateTime at, DateTime now)
    {
        var day = LocalDay.Of(new DateTimeOffset(at, TimeSpan.Zero), zone);
        var year = day.Year;
        numbers[year] = numbers.GetValueOrDefault(year) + 1;
        var input = new OrderInput { CustomerId = buyer.Id, Lines = baskets.Next() };
        var lines = input.Lines.Select(line => new LineToPrice(
            line.UnitPrice!.Value,
            line.Quantity!.Value,
            line.IncludesTax!.Value,
            line.DiscountPercent!.Value
        ));
        var priced = Pricing.Price([.. lines], buyer.BenefitsOn(day), own.TaxPercent);
        var branch = random.Percent(93) ? buyer.BranchId : random.Pick<Guid>(buyer.Branches);
        var order = Order.Create(
            NumberSeries.Format(NumberSeries.Orders, year, numbers[year]),
            (own.Id, branch, buyer.Id, buyer.BranchId),
            new OrderContent(input, priced, own.TaxPercent),
            at
        );
        Live(order, at, now);
        return order;
    }

    /// <summary>The series, so that the next order of a year goes on from the last.</summary>
    public IEnumerable<NumberSeries> Series() =>
        numbers.Select(year => NumberSeries.Begin(own.Id, NumberSeries.Orders, year.Key, year.Value));

    private void Live(Order order, DateTime at, DateTime now)
    {
        var days = (now - at).TotalDays;
        var simple = order.Lines.All(line => line.Kind is LineKind.Accessory or LineKind.Service);
        Pay(order, at, simple || random.Percent(62) ? 100 : 50);
        if (random.Percent(3))
        {
            order.Cancel(Back(), (null, Later(at, 2, now)));
            return;
        }

        if (simple || days > 21)
        {
            Pay(order, Later(at, simple ? 0 : 9, now), 100);
            order.Advance(OrderStatus.Delivered, unpaid: false, Later(at, simple ? 0 : 9, now));
            TakeBack(order, Later(at, 14, now));
            return;
        }

        var reached = days switch
        {
            > 12 => random.Percent(60) ? OrderStatus.Delivered : OrderStatus.Shipped,
            > 6 => random.Percent(45) ? OrderStatus.Shipped : OrderStatus.Processing,
            > 2 => OrderStatus.Processing,
            _ => OrderStatus.Pending,
        };
        if (reached == OrderStatus.Delivered)
        {
            Pay(order, Later(at, 9, now), 100);
        }

        if (reached != OrderStatus.Pending)
        {
            order.Advance(reached, unpaid: false, Later(at, reached == OrderStatus.Delivered ? 9 : 2, now));
        }
    }

    private void Pay(Order order, DateTime at, int percent)
    {
        var half = order.Balance * percent / 100 / 1_000 * 1_000;
        var amount = percent == 100 ? (long?)null : half;
        if (order.Balance > 0 && amount is null or > 0)
        {
            order.Pay(new PaymentInput { Method = Method(), Amount = amount }, (null, at));
        }
    }

    private void TakeBack(Order order, DateTime at)
    {
        var dice = random.Next(0, 1_000);
        if (dice < 12)
        {
            order.Refund(Back(), (null, at));
        }
        else if (dice < 24 && order.Refundable > 20_000)
        {
            var back = Back();
            back.Amount = order.Refundable / 4 / 1_000 * 1_000;
            order.Refund(back, (null, at));
        }
    }

    private PaymentMethod Method() =>
        random.Next(0, 100) switch
        {
            < 38 => PaymentMethod.Debit,
            < 66 => PaymentMethod.Credit,
            < 84 => PaymentMethod.Cash,
            < 97 => PaymentMethod.Transfer,
            _ => PaymentMethod.Cheque,
        };

    private RefundInput Back() => new() { Method = PaymentMethod.Transfer, Reason = random.Pick<string>(Regrets) };

    private static DateTime Later(DateTime at, int days, DateTime now) => at.AddDays(days) < now ? at.AddDays(days) : now;
}
