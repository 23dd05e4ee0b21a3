using System.Globalization;
using Microsoft.Extensions.Localization;
using Optica.Domain.Customers;
using Optica.Domain.Geography;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared;

/// <summary>Fields and values of a customer in the user's language and in the shop's formats.</summary>
public static class CustomerFieldWords
{
    /// <summary>How dates are written everywhere.</summary>
    public const string DateFormat = "dd-MM-yyyy";

    /// <summary>Name of an enumeration's value; empty for null.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="value">Such as <see cref="Gender.Male"/>.</param>
    public static string Of<TEnum>(this IStringLocalizer<CustomerFieldTexts> texts, TEnum? value)
        where TEnum : struct, Enum => value is { } known ? texts[$"{typeof(TEnum).Name}_{known}"] : "";

    /// <summary>Every value of an enumeration with its name, in the order of the enumeration: the options of a select.</summary>
    /// <param name="texts">The words.</param>
    public static IReadOnlyList<(TEnum? Value, string Text)> All<TEnum>(this IStringLocalizer<CustomerFieldTexts> texts)
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(value => ((TEnum?)value, texts.Of<TEnum>(value)))];

    /// <summary>A field's value as the profile and the history show it; empty when there is none.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="input">The customer's fields.</param>
    /// <param name="field">Name of a property of <see cref="CustomerInput"/>.</param>
    public static string Show(this IStringLocalizer<CustomerFieldTexts> texts, CustomerInput input, string field)
    {
        ArgumentNullException.ThrowIfNull(input);
        return field switch
        {
            nameof(CustomerInput.Rut) => Rut.Format(input.Rut ?? ""),
            nameof(CustomerInput.DocumentNumber) => Rut.Shown(null, input.DocumentNumber) ?? "",
            nameof(CustomerInput.Phone) => PhoneNumber.Format(input.Phone ?? ""),
            nameof(CustomerInput.EmergencyContactPhone) => PhoneNumber.Format(input.EmergencyContactPhone ?? ""),
            nameof(CustomerInput.Country) => Countries.Find(input.Country)?.Name ?? input.Country ?? "",
            nameof(CustomerInput.Gender) => texts.Of(input.Gender),
            nameof(CustomerInput.DocumentKind) => texts.Of(input.DocumentKind),
            nameof(CustomerInput.PreferredContactMethod) => texts.Of(input.PreferredContactMethod),
            nameof(CustomerInput.InsuranceProvider) => texts.Of(input.InsuranceProvider),
            nameof(CustomerInput.ConsentSource) => texts.Of(input.ConsentSource),
            nameof(CustomerInput.Consents) => string.Join(" · ", input.Consents.Select(choice => Choice(texts, choice))),
            _ => Plain(typeof(CustomerInput).GetProperty(field)?.GetValue(input)),
        };
    }

    /// <summary>A purpose and its channel.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="choice">Both.</param>
    public static string Choice(IStringLocalizer texts, ConsentChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return $"{texts[$"ConsentPurpose_{choice.Purpose}"]}: {texts[$"ContactMethod_{choice.Channel}"]}";
    }

    private static string Plain(object? value) =>
        value switch
        {
            null => "",
            DateOnly day => day.ToString(DateFormat, CultureInfo.InvariantCulture),
            IEnumerable<string> entries => string.Join(" · ", entries),
            _ => value.ToString() ?? "",
        };
}
