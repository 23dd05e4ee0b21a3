using FluentValidation;
using Optica.Domain.Customers;

namespace Optica.Domain.Agreements;

/// <summary>The rules of an agreement.</summary>
public sealed class AgreementInputValidator : AbstractValidator<AgreementInput>
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 12, 31);

    /// <summary>Makes the validator.</summary>
    public AgreementInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.Institution)
            .Must(name => TextRules.CleanLine(name) is not null)
            .Says("institution_required")
            .Line(Agreement.InstitutionLength);
        RuleFor(input => input.ValidFrom).NotNull().Says("date_required").Must(IsSensible).Says("validity_out_of_range");
        RuleFor(input => input.ValidUntil)
            .Must(IsSensible)
            .Says("validity_out_of_range")
            .Must((input, until) => until is null || input.ValidFrom is null || until >= input.ValidFrom)
            .Says("validity_ends_before_start");
        RuleFor(input => input.DiscountPercent)
            .Must((input, percent) => (percent is null) != (input.CopayPercent is null))
            .Says("discount_or_copay")
            .Must(percent => percent is null or (>= 1 and <= 100))
            .Says("discount_out_of_range");
        RuleFor(input => input.CopayPercent).Must(percent => percent is null or (>= 0 and <= 99)).Says("copay_out_of_range");
    }

    private static bool IsSensible(DateOnly? day) => day is null || (day >= Earliest && day <= Latest);
}
