using Optica.Domain.Orders;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Orders;

/// <summary>An order in lists.</summary>
public sealed record OrderRowResponse(
    Guid Id,
    long Version,
    string Number,
    BranchResponse Branch,
    Guid CustomerId,
    string CustomerName,
    OrderStatus Status,
    long Total,
    long Amount,
    long Balance,
    DateTime CreatedAt
)
{
    internal static OrderRowResponse Of(OrderRow row) =>
        new(
            row.Id,
            row.Version,
            row.Number,
            new(row.BranchId, row.Branch),
            row.CustomerId,
            row.CustomerName,
            row.Status,
            row.Total,
            row.Amount,
            row.Balance,
            row.CreatedAt
        );
}

/// <summary>An order in full; totals are the server's.</summary>
public sealed record OrderResponse(
    OrderRowResponse Order,
    OrderMoney Money,
    IReadOnlyList<OrderLineRow> Lines,
    IReadOnlyList<PaymentRow> Payments,
    IReadOnlyList<RefundRow> Refunds,
    string? Seller,
    string? Notes,
    string? ClosingReason,
    IReadOnlyList<OrderStatus> Next
)
{
    internal static OrderResponse Of(OrderDetail order) =>
        new(
            OrderRowResponse.Of(order.Row),
            order.Money,
            order.Lines,
            order.Payments,
            order.Refunds,
            order.Seller,
            order.Notes,
            order.ClosingReason,
            order.Next
        );
}
