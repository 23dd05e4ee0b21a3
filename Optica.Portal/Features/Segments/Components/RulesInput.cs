using FluentValidation;
using Optica.Domain.Segments;

namespace Optica.Portal.Features.Segments.Components;

/// <summary>Thresholds as typed.</summary>
public sealed class RulesInput
{
    /// <summary>Orders from which a customer returns.</summary>
    public int? ReturningFrom { get; set; }

    /// <summary>Orders from which a customer is regular.</summary>
    public int? RegularFrom { get; set; }

    /// <summary>Orders from which a customer is a VIP.</summary>
    public int? VipFrom { get; set; }

    /// <summary>Days without an order after which a customer is at risk.</summary>
    public int? AtRiskDays { get; set; }

    /// <summary>What was typed; what is missing breaks its rule.</summary>
    public SegmentRules ToRules() => new(ReturningFrom ?? 0, RegularFrom ?? 0, VipFrom ?? 0, AtRiskDays ?? 0);

    /// <summary>The start of a form.</summary>
    public static RulesInput Of(SegmentRules rules) =>
        new()
        {
            ReturningFrom = rules.ReturningFrom,
            RegularFrom = rules.RegularFrom,
            VipFrom = rules.VipFrom,
            AtRiskDays = rules.AtRiskDays,
        };
}

/// <summary>Shows the domain's own rules of thresholds beside the fields.</summary>
public sealed class RulesInputValidator : AbstractValidator<RulesInput>
{
    /// <summary>Makes the validator.</summary>
    public RulesInputValidator() =>
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
