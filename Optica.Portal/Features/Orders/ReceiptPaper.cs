using Optica.Domain.Orders;

namespace Optica.Portal.Features.Orders;

/// <summary>How long a receipt is on paper of 80 mm: browsers want to know the length of a page, and a roll has none.</summary>
public static class ReceiptPaper
{
    private const int Frame = 120;
    private const int Row = 14;
    private const int Text = 5;
    private const int Letters = 34;

    /// <summary>Millimetres, rather too long than too short.</summary>
    public static int Length(OrderDetail order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var texts = order.Lines.Select(line => line.Description).Concat(order.Refunds.Select(refund => refund.Reason));
        var wrapped = texts.Sum(text => text.Length / Letters);
        return Frame + (Row * (order.Lines.Count + order.Payments.Count + order.Refunds.Count)) + (Text * wrapped);
    }
}
