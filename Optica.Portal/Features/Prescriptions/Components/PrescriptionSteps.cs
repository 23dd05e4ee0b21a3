using System.Globalization;
using Microsoft.Extensions.Localization;
using Optica.Domain.Audit;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Prescriptions;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <summary>What happened in a step of a prescription's history, in words.</summary>
public static class PrescriptionSteps
{
    /// <summary>The steps that have words of their own; any other is a change.</summary>
    public static readonly IReadOnlyList<string> Known =
    [
        AuditActions.Create,
        "prescription_activated",
        "prescription_filed",
        "prescription_superseded",
        "prescription_amended",
        "prescription_cancelled",
        "prescription_entered_in_error",
    ];

    private static readonly string[] LongTexts =
    [
        nameof(PrescriptionContent.Notes),
        nameof(PrescriptionContent.Observations),
        nameof(PrescriptionContent.Recommendations),
    ];

    /// <summary>Names of fields that are no values of an eye.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [nameof(Prescription.Kind)] = "kind",
        [nameof(Prescription.PrescribedOn)] = "prescribed_on",
        [nameof(Prescription.ExpiresOn)] = "expires_on",
        [nameof(PrescriptionContent.IssuerName)] = "issuer_name",
        [nameof(PrescriptionContent.IssuerType)] = "issuer_type",
        [nameof(PrescriptionContent.IssuerRegistration)] = "issuer_registration",
        [nameof(PrescriptionContent.LensMaterial)] = "lens_material",
        [nameof(PrescriptionContent.Coatings)] = "coatings",
        [nameof(PrescriptionContent.Tint)] = "tint",
        [nameof(PrescriptionContent.Notes)] = "notes",
        [nameof(PrescriptionContent.Observations)] = "observations",
        [nameof(PrescriptionContent.Recommendations)] = "recommendations",
        [nameof(PrescriptionContent.AmendReason)] = "reason",
        [nameof(PrescriptionContent.ClosingReason)] = "reason",
    };

    /// <summary>What it was.</summary>
    public static string Title(IStringLocalizer<PrescriptionTexts> words, HistoryEntry step)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(step);
        return words[Known.Contains(step.Action, StringComparer.Ordinal) ? $"action_{step.Action}" : "action_update"];
    }

    /// <summary>More about it, a line each: what was changed, or why. What it began with stands on the page.</summary>
    public static IEnumerable<string> Lines(IStringLocalizer<PrescriptionTexts> words, HistoryEntry step, PrescriptionKind kind)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(step);
        foreach (var change in step.Changes)
        {
            var isReason = change.Field is nameof(PrescriptionContent.AmendReason) or nameof(PrescriptionContent.ClosingReason);
            var isNew = step.Action is AuditActions.Create or "prescription_amended";
            if (Name(words, change.Field, kind) is { } name && (isReason || !isNew))
            {
                yield return isReason ? $"{name}: {change.New}"
                : LongTexts.Contains(change.Field, StringComparer.Ordinal) ? words["changed_text", name]
                : words["changed", name, Tell(words, change.Field, change.Old), Tell(words, change.Field, change.New)];
            }
        }
    }

    /// <summary>Name of a field as users read it; null for what has none.</summary>
    public static string? Name(IStringLocalizer<PrescriptionTexts> words, string field, PrescriptionKind kind) =>
        Names.TryGetValue(field, out var key) ? words[key].Value
        : words.Place(field, kind).TrimEnd(':') is { Length: > 0 } place ? place
        : null;

    /// <summary>Its value as users read it.</summary>
    public static string Tell(IStringLocalizer<PrescriptionTexts> words, string field, string? value) =>
        field switch
        {
            nameof(Prescription.Kind) when Enum.TryParse<PrescriptionKind>(value, out var kind) => words[$"kind_{kind}"],
            nameof(PrescriptionContent.IssuerType) when Enum.TryParse<IssuerType>(value, out var type) => words[$"issuer_{type}"],
            nameof(Prescription.PrescribedOn)
            or nameof(Prescription.ExpiresOn) when DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) => Formats.Date(day),
            _ => Formats.OrNothing(value),
        };
}
