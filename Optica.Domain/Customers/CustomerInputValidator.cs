using System.Runtime.CompilerServices;
using FluentValidation;
using Optica.Domain.Common;
using Optica.Domain.Geography;

namespace Optica.Domain.Customers;

/// <summary>
/// The rules of a customer's fields (DOMAIN §2); forms show them, services enforce them. Text is judged as it would be stored, so the
/// answer is the same before and after <see cref="CustomerInputNormaliser"/>. Codes are stable, messages follow the UI culture.
/// </summary>
public sealed class CustomerInputValidator : AbstractValidator<CustomerInput>
{
    private const int LongestName = 100;
    private const int LongestAddress = 255;
    private const int LongestNote = 4000;
    private const int LongestDocument = 40;

    private static readonly ConditionalWeakTable<TimeProvider, CustomerInputValidator> Shared = [];

    /// <summary>Makes the validator.</summary>
    /// <param name="time">Clock for the rules about dates.</param>
    public CustomerInputValidator(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        RuleLevelCascadeMode = CascadeMode.Stop;
        Names();
        Contact();
        Documents();
        Places();
        Clinical();
        Others();
        this.Dates(time);
    }

    /// <summary>Every broken rule of an input, one message a field; list entries report at their list.</summary>
    /// <param name="input">Input, normalised or not.</param>
    /// <param name="time">Clock for the rules about dates.</param>
    public static IReadOnlyList<FieldError> Check(CustomerInput input, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(time);
        var validator = Shared.GetValue(time, clock => new CustomerInputValidator(clock));
        return
        [
            .. validator.Validate(input).Errors.Select(error => new FieldError(error.PropertyName, error.ErrorCode, error.ErrorMessage)),
        ];
    }

    private void Names()
    {
        RuleFor(input => input.FirstName)
            .Must((input, first) => (TextRules.CleanLine(first) ?? TextRules.CleanLine(input.LastName)) is not null)
            .Says("name_required")
            .Line(LongestName);
        RuleFor(input => input.LastName).Line(LongestName);
        RuleFor(input => input.EmergencyContactName).Line(2 * LongestName);
    }

    private void Contact()
    {
        RuleFor(input => input.Email)
            .Line(254)
            .Must(email => IsBlank(email) || EmailAddress.TryNormalise(email, out _))
            .Says("email_invalid");
        RuleFor(input => input.Phone).Line(40).Must((input, phone) => IsPhone(phone, input)).Says("phone_invalid");
        RuleFor(input => input.EmergencyContactPhone).Line(40).Must((input, phone) => IsPhone(phone, input)).Says("phone_invalid");
        RuleFor(input => input.PreferredContactMethod).Known();
    }

    private void Documents()
    {
        RuleFor(input => input.Rut).IsRut();
        RuleFor(input => input.DocumentKind)
            .Must((input, kind) => kind is not null || IsBlank(input.DocumentNumber))
            .Says("document_kind_required")
            .Known();
        RuleFor(input => input.DocumentNumber)
            .Line(LongestDocument)
            .Must((input, number) => input.DocumentKind is null || !IsBlank(number))
            .Says("document_number_required");
    }

    private void Places()
    {
        RuleFor(input => input.AddressLine1).Line(LongestAddress);
        RuleFor(input => input.AddressLine2).Line(LongestAddress);
        RuleFor(input => input.City)
            .Line(LongestName)
            .Must((input, city) => IsBlank(city) || CountryCode(input) != Chile.CountryCode || Chile.FindComuna(city) is not null)
            .Says("comuna_unknown");
        RuleFor(input => input.State).Line(LongestName);
        RuleFor(input => input.PostalCode).Line(20);
        RuleFor(input => input.Country).Must((input, _) => CountryCode(input) is not null).Says("country_unknown");
    }

    private void Clinical()
    {
        RuleFor(input => input.MedicalConditions).Entries(50, 200);
        RuleFor(input => input.Allergies).Entries(50, 200);
        RuleFor(input => input.Medications).Entries(50, 200);
        RuleFor(input => input.MedicalNotes).Lines(LongestNote);
    }

    private void Others()
    {
        RuleFor(input => input.Gender).Known();
        RuleFor(input => input.InsuranceProvider).Known();
        RuleFor(input => input.InsurancePolicyNumber).Line(60);
        RuleFor(input => input.Notes).Lines(LongestNote);
        RuleFor(input => input.Consents).Must(choices => (choices ?? []).TrueForAll(ConsentChoice.All.Contains)).Says("value_unknown");
        RuleFor(input => input.ConsentSource).Known();
        RuleFor(input => input.Tags).Entries(20, 40).Custom((tags, context) => CheckRepetition(context, tags));
    }

    private static void CheckRepetition(ValidationContext<CustomerInput> context, List<string>? tags)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if ((tags ?? []).Select(tag => TextRules.CleanLine(tag)).FirstOrDefault(tag => tag is not null && !seen.Add(tag)) is { } repeated)
        {
            context.Refuse("tags_repeated", repeated);
        }
    }

    /// <summary>The country's code, Chile when nothing is said, null when it is not known.</summary>
    private static string? CountryCode(CustomerInput input) =>
        IsBlank(input.Country) ? Chile.CountryCode : Countries.Find(input.Country)?.Code;

    private static bool IsPhone(string? phone, CustomerInput input) =>
        IsBlank(phone) || PhoneNumber.TryNormalise(phone, CountryCode(input), out _);

    private static bool IsBlank(string? text) => TextRules.CleanLine(text) is null;
}
