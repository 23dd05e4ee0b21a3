using FluentValidation;
using Optica.Domain.Customers;

namespace Optica.Domain.Agreements;

/// <summary>The rules of a customer's own discount: a percentage with the reason the customer is told, or nothing.</summary>
public sealed class DiscountInputValidator : AbstractValidator<DiscountInput>
{
    /// <summary>Makes the validator.</summary>
    public DiscountInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.DiscountPercent).Must(percent => percent is null or (>= 1 and <= 100)).Says("discount_out_of_range");
        RuleFor(input => input.DiscountReason)
            .Must(reason => TextRules.CleanLine(reason) is not null)
            .Says("reason_required")
            .Line(Customer.DiscountReasonLength)
            .When(input => input.DiscountPercent is not null);
    }
}
