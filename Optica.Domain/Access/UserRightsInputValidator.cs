using FluentValidation;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Domain.Access;

/// <summary>The rules of an account's rights as typed.</summary>
public sealed class UserRightsInputValidator : AbstractValidator<UserRightsInput>
{
    /// <summary>Makes the validator.</summary>
    public UserRightsInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.Name)
            .Must(name => TextRules.CleanLine(name) is not null)
            .Says("user_name_required")
            .Line(UserRightsInput.NameLength);
        RuleFor(input => input.Role)
            .NotNull()
            .Says("role_required")
            .Known()
            // people of the platform belong to no organisation
            .Must(role => role is not StaffRole.PlatformAdmin)
            .Says("role_required");
        RuleFor(input => input.BranchIds)
            .Must((input, branches) => input.Role is null or StaffRole.SuperAdmin || branches.Count > 0)
            .Says("branches_required")
            .Must(branches => branches.Count <= UserRightsInput.MostBranches)
            .Says("branches_too_many", UserRightsInput.MostBranches);
        RuleFor(input => input.HomeBranchId)
            .Must((input, home) => home is null || input.Role == StaffRole.SuperAdmin || input.BranchIds.Contains(home.Value))
            .Says("home_branch_not_own");
    }
}
