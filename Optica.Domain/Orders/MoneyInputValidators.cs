using FluentValidation;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Products;

namespace Optica.Domain.Orders;

/// <summary>The rules of a payment as typed.</summary>
public sealed class PaymentInputValidator : AbstractValidator<PaymentInput>
{
    /// <summary>Makes the validator.</summary>
    public PaymentInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.Method).NotNull().Says("method_required").Known();
        RuleFor(input => input.Amount)
            .Must(amount => amount is null or (>= 1 and <= MoneyLimits.Highest))
            .Says("amount_out_of_range", Clp.Format(MoneyLimits.Highest));
        RuleFor(input => input.Reference).Line(OrderPayment.ReferenceLength);
    }
}

/// <summary>The rules of a refund as typed.</summary>
public sealed class RefundInputValidator : AbstractValidator<RefundInput>
{
    /// <summary>Makes the validator.</summary>
    public RefundInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.Reason)
            .Must(reason => TextRules.CleanLine(reason) is not null)
            .Says("reason_required")
            .Line(OrderRefund.ReasonLength);
        RuleFor(input => input.Method).Known();
        RuleFor(input => input.Amount)
            .Must(amount => amount is null or (>= 1 and <= MoneyLimits.Highest))
            .Says("amount_out_of_range", Clp.Format(MoneyLimits.Highest));
    }
}

/// <summary>Beyond these amounts something was mistyped.</summary>
public static class MoneyLimits
{
    /// <summary>Largest payment or refund, CLP.</summary>
    public const long Highest = Product.HighestPrice * 100;
}
