using FluentValidation;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Domain.Products;

/// <summary>The rules of a product.</summary>
public sealed class ProductInputValidator : AbstractValidator<ProductInput>
{
    /// <summary>Makes the validator.</summary>
    public ProductInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.Name)
            .Must(name => TextRules.CleanLine(name) is not null)
            .Says("product_name_required")
            .Line(Product.NameLength);
        RuleFor(input => input.Code).Line(Product.CodeLength);
        RuleFor(input => input.Kind).NotNull().Says("kind_required").Known();
        RuleFor(input => input.UnitPrice)
            .NotNull()
            .Says("price_required")
            .Must(price => price is >= 0 and <= Product.HighestPrice)
            .Says("price_out_of_range", Clp.Format(Product.HighestPrice));
    }
}
