using Optica.Domain.Orders;
using Optica.Domain.Organisations;

namespace Optica.Data.Orders;

/// <summary>Makes read records of loaded orders.</summary>
internal static class OrderTelling
{
    public static OrderDetail Tell(Order order, OrderRow row, BranchRow branch, IReadOnlyDictionary<Guid, string> names)
    {
        string? Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
        return new OrderDetail(
            row,
            branch,
            Money(order),
            [.. order.Lines.OrderBy(line => line.Position).Select(Tell)],
            [
                .. order
                    .Payments.OrderBy(one => one.At)
                    .ThenBy(one => one.Id)
                    .Select(one => new PaymentRow(one.Id, one.Method, one.Amount, one.Received, one.Reference, one.At, Name(one.By))),
            ],
            [
                .. order
                    .Refunds.OrderBy(one => one.At)
                    .ThenBy(one => one.Id)
                    .Select(one => new RefundRow(
                        one.Id,
                        one.Amount,
                        one.PaidOut,
                        one.HandedOut,
                        one.Method,
                        one.Reason,
                        one.At,
                        Name(one.By)
                    )),
            ],
            Name(order.CreatedBy)
        )
        {
            Notes = order.Notes,
            ClosingReason = order.ClosingReason,
            StatusAt = order.StatusAt,
            ChangedBy = Name(order.UpdatedBy),
        };
    }

    public static OrderMoney Money(PricedOrder priced, int taxPercent) =>
        new(
            taxPercent,
            priced.Net,
            priced.Tax,
            priced.Total,
            priced.Benefit?.Name,
            priced.Benefit?.CopayPercent,
            priced.InstitutionShare,
            priced.CustomerShare,
            Credited: 0,
            Paid: 0,
            PaidOut: 0,
            Balance: priced.CustomerShare
        );

    private static OrderMoney Money(Order order) =>
        new(
            order.TaxPercent,
            order.Net,
            order.Tax,
            order.Total,
            order.BenefitName,
            order.CopayPercent,
            order.InstitutionShare,
            order.CustomerShare,
            order.Credited,
            order.Paid,
            order.PaidOut,
            order.Balance
        );

    private static OrderLineRow Tell(OrderLine line) =>
        new(
            line.Id,
            line.ProductId,
            line.Description,
            line.Kind,
            line.Quantity,
            line.UnitPrice,
            line.IncludesTax,
            line.DiscountPercent,
            line.Discount,
            line.DiscountName,
            line.Net,
            line.Tax,
            line.Total
        );
}
