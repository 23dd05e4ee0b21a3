using FluentValidation;
using Optica.Domain.Customers;

namespace Optica.Domain.Appointments;

/// <summary>The rules of a weekday's hours.</summary>
public sealed class DayHoursInputValidator : AbstractValidator<DayHoursInput>
{
    /// <summary>Makes the validator.</summary>
    public DayHoursInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        When(
            day => day.IsOpen,
            () =>
            {
                RuleFor(day => day.Opens).NotNull().Says("opening_required").InFives();
                RuleFor(day => day.Closes)
                    .NotNull()
                    .Says("closing_required")
                    .InFives()
                    .Must((day, closes) => day.Opens is not { } opens || DayHours.EndOf(closes!.Value) > DayHours.MinuteOf(opens))
                    .Says("closing_before_opening");
                Lunch();
            }
        );
    }

    private void Lunch()
    {
        RuleFor(day => day.LunchFrom)
            .Must((day, from) => from is not null || day.LunchUntil is null)
            .Says("lunch_incomplete")
            .InFives()
            .Must((day, from) => from is null || day.Opens is null || from > day.Opens)
            .Says("lunch_outside_hours");
        RuleFor(day => day.LunchUntil)
            .Must((day, until) => until is not null || day.LunchFrom is null)
            .Says("lunch_incomplete")
            .InFives()
            .Must((day, until) => until is null || day.LunchFrom is null || until > day.LunchFrom)
            .Says("lunch_ends_before_start")
            .Must((day, until) => until is not { } end || day.Closes is not { } closes || DayHours.MinuteOf(end) < DayHours.EndOf(closes))
            .Says("lunch_outside_hours");
    }
}
