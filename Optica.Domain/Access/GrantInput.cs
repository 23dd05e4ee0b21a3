using FluentValidation;
using Optica.Domain.Customers;

namespace Optica.Domain.Access;

/// <summary>A cross-branch grant as typed.</summary>
public sealed class GrantInput
{
    /// <summary>The branch that is opened.</summary>
    public Guid? BranchId { get; set; }

    /// <summary>What it allows.</summary>
    public GrantLevel? Level { get; set; }

    /// <summary>Last day on which it is worth something, by the branch's calendar.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Why, 1–400 characters.</summary>
    public string? Reason { get; set; }

    /// <summary>The running grant of the branch that whoever gives this one was shown, and that it takes the place of; null for none.</summary>
    public Guid? Replaces { get; set; }

    /// <summary>Cleans the reason. Twice is the same as once.</summary>
    public void Normalise() => Reason = TextRules.CleanLine(Reason);
}

/// <summary>The rules of a cross-branch grant as typed; that its last day is near enough the service knows, who has a clock.</summary>
public sealed class GrantInputValidator : AbstractValidator<GrantInput>
{
    /// <summary>Makes the validator.</summary>
    public GrantInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.BranchId).NotNull().Says("branch_unknown");
        RuleFor(input => input.Level).NotNull().Says("grant_level_required").Known();
        RuleFor(input => input.Until).NotNull().Says("grant_until_range");
        RuleFor(input => input.Reason)
            .Must(reason => TextRules.CleanLine(reason) is not null)
            .Says("reason_required")
            .Line(BranchGrant.ReasonLength);
    }
}
