using System.Globalization;
using Microsoft.Extensions.Localization;
using Optica.Domain.Prescriptions;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared.Prescriptions;

/// <summary>Names of prescriptions' parts in the user's words.</summary>
public static class PrescriptionWords
{
    /// <summary>Head of a column; a contact lens has a power where spectacles have a sphere (OR-9).</summary>
    /// <param name="words">The words.</param>
    /// <param name="name">Name of the property.</param>
    /// <param name="kind">Kind of the prescription.</param>
    public static string Column(this IStringLocalizer<PrescriptionTexts> words, string name, PrescriptionKind? kind) =>
        words[kind == PrescriptionKind.ContactLens && name == nameof(EyeInput.Sphere) ? "col_Power" : $"col_{name}"];

    /// <summary>How many days are left: today, in so many, since so many.</summary>
    public static string DaysLeft(this IStringLocalizer<PrescriptionTexts> words, int days) =>
        days switch
        {
            0 => words["days_today"],
            1 => words["days_one"],
            -1 => words["days_ago_one"],
            < 0 => words["days_ago", -days],
            _ => words["days_in", days],
        };

    /// <summary>Where a rule speaks of: <c>OD · Sphere:</c>; empty for the whole.</summary>
    /// <param name="words">The words.</param>
    /// <param name="path">Path of the property from <see cref="PrescriptionInput"/>.</param>
    /// <param name="kind">Kind of the prescription.</param>
    public static string Place(this IStringLocalizer<PrescriptionTexts> words, string path, PrescriptionKind? kind)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Split('.') switch
        {
            [var side, var name] when Enum.TryParse<Eye>(side, out var eye) => $"{eye.Label()} · {words.Column(name, kind)}:",
            [nameof(PrescriptionInput.PdDistance) or nameof(PrescriptionInput.PdNear) or nameof(PrescriptionInput.VertexDistance)] =>
                $"{words.Column(path, kind)}:",
            _ => "",
        };
    }

    /// <summary>An eye's prisms: <c>2.00 Δ in, 0.50 Δ up</c>; null without.</summary>
    public static string? Prism(this IStringLocalizer<PrescriptionTexts> words, EyePrescription eye)
    {
        ArgumentNullException.ThrowIfNull(eye);
        string?[] parts =
        [
            Prism(words, eye.HorizontalPrism, eye.HorizontalBase is { } side ? $"HorizontalBase_{side}" : null),
            Prism(words, eye.VerticalPrism, eye.VerticalBase is { } end ? $"VerticalBase_{end}" : null),
        ];
        var said = string.Join(", ", parts.OfType<string>());
        return said.Length == 0 ? null : said;
    }

    /// <summary>A distance between the pupils as it was measured: <c>31.5 / 31</c> or <c>62</c>; null when it was not.</summary>
    public static string? Pd(OpticalValues values, bool near)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (right, left, both) = near
            ? (values.Right.PdNear, values.Left.PdNear, values.PdNear)
            : (values.Right.PdDistance, values.Left.PdDistance, values.PdDistance);
        return both is { } measured ? ValueScale.BinocularPd.Format(measured)
            : (right ?? left) is null ? null
            : $"{Monocular(right)} / {Monocular(left)}";
    }

    private static string Monocular(decimal? value) => value is { } some ? ValueScale.MonocularPd.Format(some) : Formats.Nothing;

    private static string? Prism(IStringLocalizer<PrescriptionTexts> words, decimal? prism, string? side) =>
        prism is { } amount
            ? $"{amount.ToString("0.00", CultureInfo.InvariantCulture)} Δ {(side is null ? "" : words[side].Value.ToLowerInvariant())}".TrimEnd()
            : null;
}
