using System.Linq.Expressions;

namespace Optica.Domain.Orders;

/// <summary>Which orders count, and which steps they may take (DOMAIN §5, §6). Stated once, for queries and for code.</summary>
public static class OrderRules
{
    /// <summary>Statuses whose orders count towards figures; cancelled and refunded never do.</summary>
    public static readonly IReadOnlyList<OrderStatus> Counting =
    [
        OrderStatus.Pending,
        OrderStatus.Processing,
        OrderStatus.Shipped,
        OrderStatus.Delivered,
    ];

    /// <summary>The same as a query understands it.</summary>
    public static readonly Expression<Func<Order, bool>> IsCounting = order => order.Status <= OrderStatus.Delivered;

    /// <summary>Whether orders of the status count.</summary>
    public static bool Counts(this OrderStatus status) => status <= OrderStatus.Delivered;

    /// <summary>
    /// Steps forward from a status, in their order: pending → processing → shipped → delivered, none of which must be stopped at.
    /// </summary>
    public static IReadOnlyList<OrderStatus> Next(OrderStatus from) => from.Counts() ? [.. Counting.Where(status => status > from)] : [];

    /// <summary>Whether an order of the status can be cancelled: until it is handed over.</summary>
    public static bool MayCancel(OrderStatus from) => from < OrderStatus.Delivered;
}
