using Optica.Domain.Customers;
using Optica.Domain.Products;

namespace Optica.Domain.Orders;

/// <summary>Brings typed orders into the form that is stored.</summary>
public static class OrderInputNormaliser
{
    /// <summary>Cleans texts and fills what a line does not say from its product.</summary>
    /// <param name="input">The order.</param>
    /// <param name="products">Products of the lines by id; unknown ones are missing.</param>
    public static void Normalise(OrderInput input, IReadOnlyDictionary<Guid, Product> products)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(products);
        input.Notes = TextRules.CleanText(input.Notes);
        input.Reason = TextRules.CleanLine(input.Reason);
        foreach (var line in input.Lines)
        {
            var product = line.ProductId is { } id ? products.GetValueOrDefault(id) : null;
            line.Description = TextRules.CleanLine(line.Description) ?? product?.Name;
            line.Kind ??= product?.Kind;
            line.Quantity ??= 1;
            line.UnitPrice ??= product?.UnitPrice;
            line.IncludesTax ??= product?.IncludesTax ?? true;
            line.DiscountPercent ??= 0;
        }
    }

    /// <summary>Cleans a payment.</summary>
    public static void Normalise(PaymentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.Reference = TextRules.CleanLine(input.Reference);
    }

    /// <summary>Cleans a refund.</summary>
    public static void Normalise(RefundInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.Reason = TextRules.CleanLine(input.Reason);
    }
}
