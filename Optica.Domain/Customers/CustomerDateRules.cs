using FluentValidation;

namespace Optica.Domain.Customers;

/// <summary>The rules about a customer's dates (DOMAIN §2). "Today" is Chile's (CL-11); dates themselves have no time zone.</summary>
internal static class CustomerDateRules
{
    private const int OldestAge = 130;

    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2199, 12, 31);
    private static readonly TimeZoneInfo Santiago = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago");

    /// <summary>Adds them.</summary>
    public static void Dates(this AbstractValidator<CustomerInput> validator, TimeProvider time)
    {
        DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Santiago).DateTime);

        validator
            .RuleFor(input => input.DateOfBirth)
            .Must(day => day is null || day < Today())
            .Says("birth_date_not_past")
            .Must(day => day is null || day >= Today().AddYears(-OldestAge))
            .Says("birth_date_too_old", OldestAge);
        validator
            .RuleFor(input => input.LastEyeExamDate)
            .Must(IsSane)
            .Says("date_out_of_range", First, Last)
            // the Chilean zones differ: it may be tomorrow already where the exam took place
            .Must(day => day is null || day <= Today().AddDays(1))
            .Says("last_exam_in_future")
            .Must((input, day) => day is null || input.DateOfBirth is null || day >= input.DateOfBirth)
            .Says("last_exam_before_birth");
        validator
            .RuleFor(input => input.NextEyeExamDue)
            .Must(IsSane)
            .Says("date_out_of_range", First, Last)
            .Must((input, day) => day is null || input.LastEyeExamDate is null || day >= input.LastEyeExamDate)
            .Says("next_exam_before_last");
    }

    private static bool IsSane(DateOnly? day) => day is null || (day >= First && day <= Last);
}
