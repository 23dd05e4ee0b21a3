using Microsoft.Extensions.Localization;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Quotes;

/// <summary>Parts of quotes in the user's words.</summary>
public static class QuoteWords
{
    /// <summary><c>Single vision · 27-11-2025 · valid until 27-11-2027</c>.</summary>
    public static string Prescription(IStringLocalizer<QuoteTexts> words, IStringLocalizer<PrescriptionTexts> clinical, PrescriptionRow row)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(clinical);
        ArgumentNullException.ThrowIfNull(row);
        return string.Join(
            " · ",
            clinical[$"kind_{row.Kind}"],
            Formats.Date(row.PrescribedOn),
            row.Status == PrescriptionStatus.Active
                ? words["prescription_until", Formats.Date(row.ExpiresOn)]
                : clinical[$"status_{row.Status}"]
        );
    }

    /// <summary>How the lenses are made, in one line: <c>Progressive · High index 1.67 · Anti-reflective</c>; empty when nothing is said.</summary>
    public static string Lens(IStringLocalizer<QuoteTexts> words, IStringLocalizer<PrescriptionTexts> clinical, QuoteLens lens)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(clinical);
        ArgumentNullException.ThrowIfNull(lens);
        var index = lens.Index is { } hundredths ? Index(hundredths) : null;
        var material = lens.Material is { } known ? words[$"material_{known}"].Value : null;
        return string.Join(
            " · ",
            new[]
            {
                lens.Kind is { } kind ? clinical[$"kind_{kind}"].Value : null,
                string.Join(' ', new[] { material, index }.OfType<string>()),
                string.Join(", ", lens.Treatments.Select(treatment => words[$"treatment_{treatment}"].Value)),
            }.Where(part => !string.IsNullOrEmpty(part))
        );
    }

    /// <summary>A refractive index as it is written: <c>1.67</c>.</summary>
    /// <param name="hundredths">In hundredths.</param>
    public static string Index(int hundredths) => (hundredths / 100m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
