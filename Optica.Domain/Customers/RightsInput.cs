using FluentValidation;
using Optica.Domain.Common;

namespace Optica.Domain.Customers;

/// <summary>A request of rights as it is written down.</summary>
public sealed class RightsInput
{
    /// <summary>What is asked for.</summary>
    public RightsKind? Kind { get; set; }

    /// <summary>Who asks, ≤ 120.</summary>
    public string? Applicant { get; set; }

    /// <summary>How they showed who they are and what they want, ≤ 400.</summary>
    public string? Evidence { get; set; }

    /// <summary>Brings the texts to their stored form.</summary>
    public void Normalise()
    {
        Applicant = TextRules.CleanLine(Applicant);
        Evidence = TextRules.CleanText(Evidence);
    }
}

/// <summary>The rules of a request of rights.</summary>
public sealed class RightsInputValidator : AbstractValidator<RightsInput>
{
    /// <summary>Longest name of who asks.</summary>
    public const int ApplicantLength = 120;

    /// <summary>Longest evidence.</summary>
    public const int EvidenceLength = 400;

    /// <summary>Makes the validator.</summary>
    public RightsInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.Kind).NotNull().Says("rights_kind_required").Known();
        RuleFor(input => input.Applicant)
            .Must(text => TextRules.CleanLine(text) is not null)
            .Says("applicant_required")
            .Line(ApplicantLength);
        RuleFor(input => input.Evidence)
            .Must(text => TextRules.CleanText(text) is not null)
            .Says("evidence_required")
            .Lines(EvidenceLength);
    }
}

/// <summary>What an answer to a request says.</summary>
public sealed class RightsAnswer
{
    /// <summary>Whether it is refused.</summary>
    public bool Refuse { get; set; }

    /// <summary>In words; needed to refuse, and to say what was corrected; ≤ 400.</summary>
    public string? Answer { get; set; }

    /// <summary>The number of the request, typed to erase.</summary>
    public string? Confirmation { get; set; }
}

/// <summary>The request was answered before.</summary>
public sealed record RightsAlreadyAnswered() : Error("rights_already_answered", ErrorKind.Conflict);
