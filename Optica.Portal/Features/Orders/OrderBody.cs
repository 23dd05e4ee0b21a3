using Optica.Domain.Orders;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Orders;

/// <summary>Reads orders, payments and refunds from requests. Totals are no members: sending one is refused.</summary>
internal static class OrderBody
{
    public static OrderInput Order(ApiBody body) =>
        new()
        {
            CustomerId = body.Uuid("customer_id"),
            BranchId = body.Uuid("branch_id"),
            Notes = body.Text("notes"),
            Lines = Lines(body),
        };

    /// <summary>What may change of an order that was taken: customer and branch stay, so sending them is refused.</summary>
    public static OrderInput Content(ApiBody body) =>
        new()
        {
            Notes = body.Text("notes"),
            Lines = Lines(body),
            Reason = body.Text("reason"),
            Reprices = body.Flag("reprices"),
        };

    public static PaymentInput Payment(ApiBody body) =>
        new()
        {
            Method = (PaymentMethod?)body.Choice("method", typeof(PaymentMethod)),
            Amount = body.Number("amount"),
            Reference = body.Text("reference"),
        };

    public static RefundInput Refund(ApiBody body, bool withAmount) =>
        new()
        {
            Amount = withAmount ? body.Number("amount") : null,
            Method = (PaymentMethod?)body.Choice("method", typeof(PaymentMethod)),
            Reason = body.Text("reason"),
        };

    /// <summary>The lines of an order, or of an alternative of a quote.</summary>
    public static List<OrderLineInput> Lines(ApiBody body) => [.. body.Objects("lines", OrderInputValidator.MostLines).Select(Line)];

    private static OrderLineInput Line(ApiBody line) =>
        new()
        {
            ProductId = line.Uuid("product_id"),
            Description = line.Text("description"),
            Kind = (LineKind?)line.Choice("kind", typeof(LineKind)),
            Quantity = Small(line.Number("quantity")),
            UnitPrice = line.Number("unit_price"),
            IncludesTax = line.Has("includes_tax") ? line.Flag("includes_tax") : null,
            DiscountPercent = Small(line.Number("discount_percent")),
        };

    /// <summary>What is beyond an integer is beyond every rule, too.</summary>
    private static int? Small(long? number) => number is { } known ? (int)Math.Clamp(known, int.MinValue, int.MaxValue) : null;
}
