using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Domain.Orders;

/// <summary>Orders without a database.</summary>
internal static class Made
{
    public static readonly DateTime At = World.Start;

    public static readonly (Guid? UserId, DateTime At) By = (Ids.New(World.Start), World.Start);

    /// <summary>An order of one frame whose price holds the tax; with a copay the institution pays the rest.</summary>
    public static Order Order(long total = 100_000, int? copay = null) =>
        Optica.Domain.Orders.Order.Create(
            "ORD-2026-000001",
            (Ids.New(At), Ids.New(At), Ids.New(At), Ids.New(At)),
            Content(total, copay),
            At
        );

    public static OrderContent Content(long total, int? copay = null)
    {
        var input = Sales.Order(Ids.New(At), null, total);
        input.Lines[0].Quantity = 1;
        Benefit[] benefits = copay is null ? [] : [new(DiscountKind.Agreement, Ids.New(At), "Bienestar", 0, copay)];
        return new(input, Pricing.Price([new(total, 1, true, 0)], benefits, 19), 19);
    }

    /// <summary>An order in a status, unpaid unless it is refunded or cancelled.</summary>
    public static Order In(OrderStatus status)
    {
        var order = Order();
        switch (status)
        {
            case OrderStatus.Cancelled:
                order.Cancel(Back(), By).Expect();
                break;
            case OrderStatus.Refunded:
                order.Refund(Back(), By).Expect();
                break;
            case not OrderStatus.Pending:
                order.Advance(status, unpaid: true, At).Expect();
                break;
        }

        return order;
    }

    public static PaymentInput Payment(long? amount = null, PaymentMethod method = PaymentMethod.Debit) =>
        new() { Amount = amount, Method = method };

    public static RefundInput Back(long? amount = null, PaymentMethod? method = PaymentMethod.Debit) =>
        new()
        {
            Amount = amount,
            Method = method,
            Reason = "se arrepintió",
        };
}
