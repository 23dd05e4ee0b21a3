using FluentValidation;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <summary>The settings of prescriptions and exams as typed.</summary>
public sealed class PrescriptionRulesInput
{
    /// <summary>Whether spheres and cylinders may stand in steps of 0.125 D.</summary>
    public bool Eighths { get; set; }

    /// <summary>Months spectacle prescriptions last.</summary>
    public int? SpectacleMonths { get; set; }

    /// <summary>Months contact-lens prescriptions last.</summary>
    public int? ContactLensMonths { get; set; }

    /// <summary>Months from one eye exam to the next.</summary>
    public int? ExamMonths { get; set; }

    /// <summary>What was typed; what is missing breaks its rule.</summary>
    public PrescriptionRules ToRules() => new(Eighths, SpectacleMonths ?? 0, ContactLensMonths ?? 0, ExamMonths ?? 0);

    /// <summary>The start of a form.</summary>
    public static PrescriptionRulesInput Of(PrescriptionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new()
        {
            Eighths = rules.Eighths,
            SpectacleMonths = rules.SpectacleMonths,
            ContactLensMonths = rules.ContactLensMonths,
            ExamMonths = rules.ExamMonths,
        };
    }
}

/// <summary>Shows the domain's own rules of the settings beside the fields.</summary>
public sealed class PrescriptionRulesInputValidator : AbstractValidator<PrescriptionRulesInput>
{
    /// <summary>Makes the validator.</summary>
    public PrescriptionRulesInputValidator() =>
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
