using Optica.Domain.Common;

namespace Optica.Domain.Quotes;

/// <summary>What an organisation decides about quotes and what is bought of them (DOMAIN §6, §9).</summary>
/// <param name="ValidityDays">Days a quote can be accepted after the one it is made on, 1–365.</param>
/// <param name="WarrantyMonths">Months lenses and frames are under warranty from their delivery, 0–120.</param>
public sealed record QuoteRules(int ValidityDays = 30, int WarrantyMonths = 12)
{
    /// <summary>Longest validity, days; also of a single quote.</summary>
    public const int MostDays = 365;

    /// <summary>Longest warranty, months.</summary>
    public const int MostMonths = 120;

    /// <summary>The settings of an organisation that changed none.</summary>
    public static readonly QuoteRules Default = new();

    /// <summary>Every broken rule of the settings themselves.</summary>
    public Invalid? Check()
    {
        List<FieldError> wrong = [];
        if (ValidityDays is < 1 or > MostDays)
        {
            wrong.AddRange(Invalid.At(nameof(ValidityDays), "days_out_of_range", MostDays).Fields);
        }

        if (WarrantyMonths is < 0 or > MostMonths)
        {
            wrong.AddRange(Invalid.At(nameof(WarrantyMonths), "warranty_out_of_range", MostMonths).Fields);
        }

        return wrong.Count == 0 ? null : new Invalid(wrong);
    }
}

/// <summary>The settings as a form shows them.</summary>
/// <param name="Rules">What the organisation decided.</param>
/// <param name="Version">The organisation's version, to be sent with a change.</param>
/// <param name="MayChange">Whether the caller may change them.</param>
public sealed record QuoteSettings(QuoteRules Rules, long Version, bool MayChange);
