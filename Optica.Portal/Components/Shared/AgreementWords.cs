using Microsoft.Extensions.Localization;
using Optica.Domain.Agreements;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared;

/// <summary>What an agreement does, and when, in the user's words.</summary>
public static class AgreementWords
{
    /// <summary><c>15 % discount</c>, or <c>the customer pays 60 %</c>.</summary>
    public static string Benefit(this IStringLocalizer<AgreementTexts> words, AgreementRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.CopayPercent is { } copay ? words["benefit_copay", copay] : words["benefit_discount", row.DiscountPercent];
    }

    /// <summary><c>10-03-2026 to 31-12-2026</c>, or since when without an end.</summary>
    public static string Validity(this IStringLocalizer<AgreementTexts> words, AgreementRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.ValidUntil is { } until
            ? words["from_to", Formats.Date(row.ValidFrom), Formats.Date(until)]
            : words["from_on", Formats.Date(row.ValidFrom)];
    }
}
