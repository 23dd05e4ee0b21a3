using System.Globalization;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>
/// Whole numbers as people type them, with or without points or spaces between thousands. A decimal comma or point is told apart from
/// those: what was meant as 12,5 must never be saved as 125 (CL-8).
/// </summary>
public static class TypedWhole
{
    private const int MostDigits = 18;

    /// <summary>Reads a number that is not negative.</summary>
    /// <param name="text">As typed.</param>
    /// <returns>What it is, and the number when it is one.</returns>
    public static (TypedWholeKind Kind, long Number) Read(string? text)
    {
        var clean = (text ?? "").Trim();
        if (clean.Length == 0)
        {
            return (TypedWholeKind.Empty, 0);
        }

        if (clean.Length > 1 && clean[0] is '-' or '−')
        {
            return (Read(clean[1..]).Kind == TypedWholeKind.Number ? TypedWholeKind.Negative : TypedWholeKind.Unreadable, 0);
        }

        var signs = string.Concat(
            clean.Where(letter => !char.IsAsciiDigit(letter)).Select(letter => char.IsWhiteSpace(letter) ? ' ' : letter)
        );
        var parts = clean.Split([.. clean.Where(letter => !char.IsAsciiDigit(letter)).Distinct()]);
        if (signs.AsSpan().IndexOfAnyExcept("., ") >= 0 || Array.Exists(parts, part => part.Length == 0))
        {
            return (TypedWholeKind.Unreadable, 0);
        }

        // a single comma is a decimal one here, whatever follows it
        return signs != "," && AreGroups(signs, parts) ? Whole(string.Concat(parts))
            : AreDecimals(signs, parts) ? (TypedWholeKind.Decimals, 0)
            : (TypedWholeKind.Unreadable, 0);
    }

    /// <summary>One kind of sign, three digits after each.</summary>
    private static bool AreGroups(string signs, string[] parts) =>
        signs.Length == 0 || (signs.Distinct().Count() == 1 && parts[0].Length <= 3 && parts.Skip(1).All(part => part.Length == 3));

    /// <summary>A last sign that can part decimals from a whole number.</summary>
    private static bool AreDecimals(string signs, string[] parts) =>
        signs[^1] is '.' or ',' && !signs[..^1].Contains(signs[^1], StringComparison.Ordinal) && AreGroups(signs[..^1], parts[..^1]);

    private static (TypedWholeKind Kind, long Number) Whole(string digits)
    {
        var number = digits.TrimStart('0');
        return number.Length > MostDigits ? (TypedWholeKind.Unreadable, 0)
            : number.Length == 0 ? (TypedWholeKind.Number, 0)
            : (TypedWholeKind.Number, long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture));
    }
}

/// <summary>What a typed number is.</summary>
public enum TypedWholeKind
{
    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A number with decimals.</summary>
    Decimals,

    /// <summary>A whole number below zero.</summary>
    Negative,

    /// <summary>No number.</summary>
    Unreadable,
}
