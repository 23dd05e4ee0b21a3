using FluentValidation;
using Optica.Domain.Customers;
using Optica.Domain.Products;

namespace Optica.Domain.Orders;

/// <summary>The rules of a line: described, priced, in sensible numbers.</summary>
public sealed class OrderLineInputValidator : AbstractValidator<OrderLineInput>
{
    /// <summary>Most pieces.</summary>
    public const int MostPieces = 999;

    /// <summary>Makes the validator.</summary>
    public OrderLineInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(line => line.Description)
            .Must(text => TextRules.CleanLine(text) is not null)
            .Says("description_required")
            .Line(OrderLine.DescriptionLength);
        RuleFor(line => line.Kind).NotNull().Says("kind_required").Known();
        RuleFor(line => line.Quantity).Must(pieces => pieces is null or (>= 1 and <= MostPieces)).Says("quantity_out_of_range", MostPieces);
        RuleFor(line => line.UnitPrice)
            .NotNull()
            .Says("price_required")
            .Must(price => price is >= 0 and <= Product.HighestPrice)
            .Says("price_out_of_range", Common.Clp.Format(Product.HighestPrice));
        RuleFor(line => line.DiscountPercent).Must(percent => percent is null or (>= 0 and <= 100)).Says("percent_out_of_range");
    }
}
