using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Products;

namespace Optica.Benchmarks;

/// <summary>
/// Invents the orders of a chain as shops have them: a third of the customers none, most a few, a few more than a hundred, five on
/// average, spread over the time since they registered. The same seed makes the same orders; only the ids differ.
/// </summary>
/// <param name="organisation">The chain.</param>
/// <param name="products">What it sells, the usual things first.</param>
/// <param name="seed">Which orders.</param>
/// <param name="now">Before which they were taken, UTC.</param>
internal sealed class OrderGenerator(Organisation organisation, IReadOnlyList<Product> products, int seed, DateTime now)
{
    /// <summary>Orders of the customer who has the most.</summary>
    public const int Most = 280;

    private const int Years = 3;
    private const int Beyond = 250;
    private const int SettledAfter = 30;

    /// <summary>Mean and spread of the logarithm: 7.5 orders on average for those who buy at all.</summary>
    private const double Usual = 1.515;
    private const double Spread = 1;

    private readonly Random random = new(seed);
    private readonly Dictionary<int, long> numbers = [];

    /// <summary>How many orders a customer has.</summary>
    public int Count() => random.Next(3) == 0 ? 0 : (int)Math.Clamp(Math.Round(Math.Exp(Usual + (Spread * Normal()))), 1, Beyond);

    /// <summary>Orders of a customer.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="registered">When they registered, UTC; who has the most has bought for three years.</param>
    /// <param name="count">How many.</param>
    public IEnumerable<Order> Of(Customer customer, DateTime registered, int count)
    {
        var from = count == Most ? now.AddYears(-Years) : registered;
        for (var made = 0; made < count; made++)
        {
            yield return Make(customer, from + ((now - from) * random.NextDouble()));
        }
    }

    /// <summary>The series that the numbers are of, for those who come later.</summary>
    public IEnumerable<NumberSeries> Series() =>
        numbers.Select(one => NumberSeries.Begin(organisation.Id, NumberSeries.Orders, one.Key, one.Value));

    private Order Make(Customer customer, DateTime at)
    {
        var lines = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Line()).ToList();
        var prices = lines.ConvertAll(line => new LineToPrice(line.UnitPrice!.Value, line.Quantity!.Value, line.IncludesTax!.Value, 0));
        var content = new OrderContent(
            new OrderInput { Lines = lines },
            Pricing.Price(prices, [], organisation.TaxPercent),
            organisation.TaxPercent
        );
        var number = numbers[at.Year] = numbers.GetValueOrDefault(at.Year) + 1;
        var order = Order.Create(
            NumberSeries.Format(NumberSeries.Orders, at.Year, number),
            (organisation.Id, customer.BranchId, customer.Id, customer.BranchId),
            content,
            at
        );
        GoOn(order, at);
        return order;
    }

    private OrderLineInput Line()
    {
        var product = products[(int)(products.Count * Math.Pow(random.NextDouble(), 2))];
        return new()
        {
            ProductId = product.Id,
            Description = product.Name,
            Kind = product.Kind,
            Quantity = 1,
            UnitPrice = product.UnitPrice,
            IncludesTax = product.IncludesTax,
        };
    }

    /// <summary>As far as an order of its age is: old ones are settled but for a few, four in a hundred called off.</summary>
    private void GoOn(Order order, DateTime at)
    {
        var isOld = (now - at).TotalDays > SettledAfter;
        var dice = random.Next(100);
        if (dice < 4)
        {
            _ = order.Cancel(new RefundInput { Reason = "Cliente desiste" }, (null, at)).Value;
        }
        else if (isOld && dice < 7)
        {
            _ = order.Refund(new RefundInput { Reason = "Devolución" }, (null, at)).Value;
        }
        else if (Reached(dice, isOld) is var status && status != OrderStatus.Pending)
        {
            _ = order.Advance(status, unpaid: true, at).Value;
        }
    }

    private static OrderStatus Reached(int dice, bool isOld) =>
        dice switch
        {
            < 9 => OrderStatus.Shipped,
            _ when isOld => OrderStatus.Delivered,
            < 30 => OrderStatus.Pending,
            < 60 => OrderStatus.Processing,
            _ => OrderStatus.Delivered,
        };

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
