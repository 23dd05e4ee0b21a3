using FluentValidation;
using Optica.Domain.Customers;

namespace Optica.Domain.Appointments;

/// <summary>The rules of a visit as typed (DOMAIN §8). Whether the time is free is the slot engine's and the database's to say.</summary>
public sealed class AppointmentInputValidator : AbstractValidator<AppointmentInput>
{
    /// <summary>Makes the validator.</summary>
    public AppointmentInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.CustomerId)
            .Must((input, customer) => customer is not null || HasGuest(input))
            .Says("customer_or_guest_required")
            .Must((input, customer) => customer is null || !HasGuest(input))
            .Says("customer_and_guest");
        Guest();
        RuleFor(input => input.ResourceId).NotNull().Says("resource_required");
        RuleFor(input => input.Type).NotNull().Says("visit_type_required").Known();
        RuleFor(input => input.StartsAt).NotNull().Says("visit_start_required").OnStep();
        RuleFor(input => input.Minutes).Duration();
        RuleFor(input => input.Notes).Lines(AppointmentInput.NotesLength);
    }

    private static bool HasGuest(AppointmentInput input) =>
        (TextRules.CleanLine(input.GuestName) ?? TextRules.CleanLine(input.GuestRut) ?? TextRules.CleanLine(input.GuestPhone)) is not null;

    private void Guest()
    {
        RuleFor(input => input.GuestName)
            .Must((input, name) => input.CustomerId is not null || !HasGuest(input) || TextRules.CleanLine(name) is not null)
            .Says("guest_name_required")
            .Line(AppointmentInput.GuestNameLength);
        RuleFor(input => input.GuestRut).IsRut();
        RuleFor(input => input.GuestPhone)
            .Must(
                (input, phone) =>
                    TextRules.CleanLine(input.GuestName) is null
                    || (TextRules.CleanLine(phone) ?? TextRules.CleanLine(input.GuestRut)) is not null
            )
            .Says("guest_contact_required")
            .Must(phone => TextRules.CleanLine(phone) is null || PhoneNumber.TryNormalise(phone, country: null, out _))
            .Says("phone_invalid");
    }
}

/// <summary>The rules of a move as typed.</summary>
public sealed class RescheduleInputValidator : AbstractValidator<RescheduleInput>
{
    /// <summary>Makes the validator.</summary>
    public RescheduleInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.StartsAt).OnStep();
        RuleFor(input => input.Minutes).Duration();
    }
}

/// <summary>Rules that visits share.</summary>
internal static class VisitRules
{
    private const int FirstYear = 2000;
    private const int LastYear = 2200;

    /// <summary>A start on the five-minute step in years that calendars have, or nothing.</summary>
    public static IRuleBuilderOptions<T, DateTime?> OnStep<T>(this IRuleBuilder<T, DateTime?> rule) =>
        rule.Must(at => at is not { } start || SlotKey.IsOnStep(start))
            .Says("time_off_step", SlotKey.Minutes)
            .Must(at => at is not { Year: < FirstYear or > LastYear })
            .Says("year_out_of_range", FirstYear, LastYear);

    /// <summary>A length visits may have, or nothing.</summary>
    public static IRuleBuilderOptions<T, int?> Duration<T>(this IRuleBuilder<T, int?> rule) =>
        rule.Must(minutes => minutes is not { } length || AppointmentRules.IsDuration(length))
            .Says("minutes_out_of_range", AppointmentRules.ShortestMinutes, AppointmentRules.LongestMinutes, SlotKey.Minutes);
}
