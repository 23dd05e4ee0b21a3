using FluentValidation;
using Optica.Domain.Quotes;

namespace Optica.Portal.Features.Quotes.Components;

/// <summary>The settings of quotes and warranties as typed.</summary>
public sealed class QuoteRulesInput
{
    // what is missing must break its rule: no warranty at all is an answer, nothing typed is none
    private const int Missing = -1;

    /// <summary>Days a quote can be accepted.</summary>
    public int? ValidityDays { get; set; }

    /// <summary>Months what is bought is under warranty.</summary>
    public int? WarrantyMonths { get; set; }

    /// <summary>What was typed; what is missing breaks its rule.</summary>
    public QuoteRules ToRules() => new(ValidityDays ?? Missing, WarrantyMonths ?? Missing);

    /// <summary>The start of a form.</summary>
    public static QuoteRulesInput Of(QuoteRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new() { ValidityDays = rules.ValidityDays, WarrantyMonths = rules.WarrantyMonths };
    }
}

/// <summary>Shows the domain's own rules of the settings beside the fields.</summary>
public sealed class QuoteRulesInputValidator : AbstractValidator<QuoteRulesInput>
{
    /// <summary>Makes the validator.</summary>
    public QuoteRulesInputValidator() =>
        RuleFor(input => input)
            .Custom(
                (input, context) =>
                {
                    foreach (var wrong in input.ToRules().Check()?.Fields ?? [])
                    {
                        context.AddFailure(wrong.Field, wrong.Message);
                    }
                }
            );
}
