using FluentValidation;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

namespace Optica.Domain.Access;

/// <summary>
/// The rules of a cross-branch grant as typed. A day that is over in all of Chile is refused here, while somebody types; which day it is at
/// the branch the service knows.
/// </summary>
public sealed class GrantInputValidator : AbstractValidator<GrantInput>
{
    /// <summary>A grant ends at the latest so many days from today: what is for ever is a membership.</summary>
    public const int MostDays = 366;

    private static readonly TimeZoneInfo[] Zones = [.. Branch.TimeZones.Select(TimeZoneInfo.FindSystemTimeZoneById)];

    /// <summary>Makes the validator.</summary>
    /// <param name="time">Says which day it is.</param>
    public GrantInputValidator(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.BranchId).NotNull().Says("branch_required");
        RuleFor(input => input.Level).NotNull().Says("grant_level_required").Known();
        RuleFor(input => input.Until)
            .NotNull()
            .Says("grant_until_required")
            .Must(until => Zones.Any(zone => IsNear(until!.Value, LocalDay.Of(time.GetUtcNow(), zone))))
            .Says("grant_until_range");
        RuleFor(input => input.Reason)
            .Must(reason => TextRules.CleanLine(reason) is not null)
            .Says("reason_required")
            .Line(BranchGrant.ReasonLength);
    }

    /// <summary>Whether a last day is no earlier than today, and near enough.</summary>
    /// <param name="until">The last day.</param>
    /// <param name="today">The day it is at the branch.</param>
    public static bool IsNear(DateOnly until, DateOnly today) => until >= today && until <= today.AddDays(MostDays);
}
