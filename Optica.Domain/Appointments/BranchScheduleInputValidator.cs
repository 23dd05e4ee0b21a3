using FluentValidation;
using Optica.Domain.Customers;

namespace Optica.Domain.Appointments;

/// <summary>The rules of a branch's schedule as typed (DOMAIN §8).</summary>
public sealed class BranchScheduleInputValidator : AbstractValidator<BranchScheduleInput>
{
    /// <summary>Most blocked dates.</summary>
    public const int MostBlockedDates = 400;

    /// <summary>Makes the validator.</summary>
    public BranchScheduleInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.Days).Must(days => days is { Count: 7 }).Says("week_of_seven_days");
        RuleForEach(input => input.Days).Cascade(CascadeMode.Continue).SetValidator(new DayHoursInputValidator());
        RuleFor(input => input.SlotMinutes).Fives(SlotKey.Minutes, BranchSchedule.LongestSlot);
        RuleFor(input => input.BufferMinutes).Fives(0, BranchSchedule.LongestBuffer);
        RuleFor(input => input.NoticeMinutes).Whole(0, BranchSchedule.LongestNotice);
        RuleFor(input => input.AdvanceDays).Whole(1, BranchSchedule.FarthestAdvance);
        RuleFor(input => input.BlockedDates)
            .Must(dates => dates is { Count: <= MostBlockedDates })
            .Says("list_too_long", MostBlockedDates)
            .Custom((dates, context) => CheckRepetition(context, dates));
        RuleForEach(input => input.BlockedDates).Cascade(CascadeMode.Continue).SetValidator(new BlockedDateInputValidator());
    }

    private static void CheckRepetition(ValidationContext<BranchScheduleInput> context, List<BlockedDateInput> dates)
    {
        if (dates.Where(date => date.Day is not null).GroupBy(date => date.Day).FirstOrDefault(same => same.Count() > 1) is { } repeated)
        {
            context.Refuse("blocked_date_repeated", repeated.Key);
        }
    }
}

/// <summary>The rules of a blocked date.</summary>
public sealed class BlockedDateInputValidator : AbstractValidator<BlockedDateInput>
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2100, 12, 31);

    /// <summary>Makes the validator.</summary>
    public BlockedDateInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(date => date.Day)
            .NotNull()
            .Says("date_required")
            .Must(day => day is { } date && date >= First && date <= Last)
            .Says("validity_out_of_range");
        RuleFor(date => date.Reason).Line(BlockedDate.ReasonLength);
    }
}

/// <summary>Rules that settings share.</summary>
internal static class ScheduleRules
{
    /// <summary>Given, within bounds and on the five-minute step.</summary>
    public static IRuleBuilderOptions<T, int?> Fives<T>(this IRuleBuilder<T, int?> rule, int from, int to) =>
        rule.Must(value => value is { } minutes && AppointmentRules.IsWithin(minutes, from, to))
            .Says("minutes_out_of_range", from, to, SlotKey.Minutes);

    /// <summary>Given and within bounds.</summary>
    public static IRuleBuilderOptions<T, int?> Whole<T>(this IRuleBuilder<T, int?> rule, int from, int to) =>
        rule.Must(value => value is { } number && number >= from && number <= to).Says("threshold_out_of_range", from, to);

    /// <summary>A time of day on the five-minute step, or nothing.</summary>
    public static IRuleBuilderOptions<T, TimeOnly?> InFives<T>(this IRuleBuilder<T, TimeOnly?> rule) =>
        rule.Must(value => value is not { } time || time.Ticks % (SlotKey.Minutes * TimeSpan.TicksPerMinute) == 0)
            .Says("time_off_step", SlotKey.Minutes);
}
