using FluentValidation;
using Optica.Domain.Customers;

namespace Optica.Domain.Orders;

/// <summary>The rules of an order as typed (DOMAIN §6). Lines are judged after they were filled from their products.</summary>
public sealed class OrderInputValidator : AbstractValidator<OrderInput>
{
    /// <summary>Most lines of an order.</summary>
    public const int MostLines = 100;

    /// <summary>Makes the validator.</summary>
    public OrderInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.CustomerId).NotNull().Says("customer_required");
        RuleFor(input => input.Lines)
            .Must(lines => lines is { Count: > 0 })
            .Says("lines_required")
            .Must(lines => lines.Count <= MostLines)
            .Says("list_too_long", MostLines);
        RuleForEach(input => input.Lines).Cascade(CascadeMode.Continue).SetValidator(new OrderLineInputValidator());
        RuleFor(input => input.Notes).Lines(Order.NotesLength);
        RuleFor(input => input.Reason).Line(OrderRefund.ReasonLength);
    }
}
