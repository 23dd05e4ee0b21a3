using Microsoft.EntityFrameworkCore;
using Optica.Data.Agreements;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Products;

namespace Optica.Data.Orders;

/// <summary>Fills, checks and prices what was typed: the same for a look at the price and for the order itself.</summary>
internal static class OrderPricer
{
    private static readonly OrderInputValidator Validator = new();

    /// <summary>Fills the lines from their products and checks every rule.</summary>
    /// <param name="db">Context with the caller's scope.</param>
    /// <param name="input">What was typed; filled and cleaned in place.</param>
    /// <param name="known">Products that stand on the order already: no longer sold is no matter then.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Every broken rule, or null.</returns>
    public static async Task<Invalid?> CheckAsync(
        OpticaDbContext db,
        OrderInput input,
        IReadOnlySet<Guid> known,
        CancellationToken cancellation
    )
    {
        var products = await ProductsAsync(db, input, cancellation);
        OrderInputNormaliser.Normalise(input, products);
        List<FieldError> wrong = [];
        for (var at = 0; at < input.Lines.Count; at++)
        {
            var usable =
                input.Lines[at].ProductId is not { } id
                || (products.TryGetValue(id, out var product) && (product.IsActive || known.Contains(id)));
            if (!usable)
            {
                wrong.AddRange(Invalid.At($"Lines[{at}].ProductId", "product_unknown").Fields);
            }
        }

        wrong.AddRange(
            Validator.Validate(input).Errors.Select(error => new FieldError(error.PropertyName, error.ErrorCode, error.ErrorMessage))
        );
        return wrong.Count == 0 ? null : new Invalid(wrong);
    }

    /// <summary>Prices complete, valid lines with the customer's best benefit.</summary>
    /// <param name="db">Context with the caller's scope.</param>
    /// <param name="customer">The customer; null prices without benefits.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="day">Today in the organisation, and its tax.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<PricedOrder> PriceAsync(
        OpticaDbContext db,
        Customer? customer,
        IReadOnlyList<OrderLineInput> lines,
        (DateOnly Today, int TaxPercent) day,
        CancellationToken cancellation
    )
    {
        var benefits = customer is null ? [] : await AgreementBenefits.OfAsync(db, customer, day.Today, cancellation);
        return Price(lines, benefits, day.TaxPercent);
    }

    /// <summary>Prices complete, valid lines with the best of these benefits.</summary>
    public static PricedOrder Price(IReadOnlyList<OrderLineInput> lines, IReadOnlyList<Benefit> benefits, int taxPercent)
    {
        var toPrice = lines.Select(line => new LineToPrice(
            line.UnitPrice!.Value,
            line.Quantity ?? 1,
            line.IncludesTax ?? true,
            line.DiscountPercent ?? 0
        ));
        return Pricing.Price([.. toPrice], benefits, taxPercent);
    }

    /// <summary>Products of the lines, by id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Product>> ProductsAsync(
        OpticaDbContext db,
        OrderInput input,
        CancellationToken cancellation
    )
    {
        var ids = input.Lines.Select(line => line.ProductId).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<Guid, Product>()
            : await db.Products.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
    }
}
