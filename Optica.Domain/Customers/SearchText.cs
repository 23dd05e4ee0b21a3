using System.Globalization;
using System.Text;

namespace Optica.Domain.Customers;

/// <summary>The folded line a customer is found by, and the key customers are sorted by (DOMAIN §4, CL-10).</summary>
public static class SearchText
{
    /// <summary>Stands between the fields of the line and never inside one.</summary>
    public const char Separator = '|';

    /// <summary>Longest line <see cref="For"/> makes.</summary>
    public const int MaximumLength = 640;

    /// <summary>Longest key <see cref="SortName"/> makes.</summary>
    public const int MaximumSortLength = 250;

    private const int LongestName = 250;
    private const int LongestOther = 40;

    /// <summary>Letters that no decomposition takes to their base.</summary>
    private static readonly Dictionary<char, string> Bases = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['ł'] = "l",
        ['þ'] = "th",
        ['ı'] = "i",
    };

    /// <summary>Lower case without accents (ñ → n, Ａ → a), control characters and lone surrogates dropped, one space between words. Twice is the same as once.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        foreach (var letter in Decomposed(Decomposed(text).ToLowerInvariant()))
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                folded.Append(folded.Length > 0 && folded[^1] != ' ' ? " " : "");
            }
            else if (Bases.TryGetValue(letter, out var plain))
            {
                folded.Append(plain);
            }
            else if (!IsAccent(letter))
            {
                folded.Append(letter);
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Sort key "last first", folded, but ñ as <c>n~</c>: under an ordinal (binary) comparison it stands after every other n, as in the Spanish alphabet.</summary>
    public static string SortName(string? lastName, string? firstName)
    {
        var name = Mended($"{lastName} {firstName}").Normalize(NormalizationForm.FormC);
        return Capped(Fold(name.Replace("ñ", "n~", StringComparison.OrdinalIgnoreCase)), MaximumSortLength);
    }

    /// <summary>
    /// The line: <c>name|email|phone|rut</c>, with <c>|document</c> behind it when there is one. Only the name has spaces, so a
    /// space followed by a word is always a word's start in the name; phone, RUT and document have neither signs nor spaces.
    /// </summary>
    public static string For(string? firstName, string? lastName, string? email, string? phoneE164, string? rut, string? documentNumber)
    {
        var line = new StringBuilder()
            .Append(Capped(FoldName($"{firstName} {lastName}"), LongestName))
            .Append(Separator)
            .Append(Capped(Solid(Fold(email)), LongestName + 4))
            .Append(Separator)
            .Append(Capped(Signs(phoneE164), LongestOther))
            .Append(Separator)
            .Append(Capped(Signs(rut), LongestOther));
        if (Signs(documentNumber) is { Length: > 0 } document)
        {
            line.Append(Separator).Append(Capped(document, LongestOther));
        }

        return line.ToString();
    }

    /// <summary>A name folded for matching: apostrophes vanish (O'Higgins = ohiggins), hyphens, dots and commas part words.</summary>
    internal static string FoldName(string? name)
    {
        var words = new StringBuilder(name?.Length ?? 0);
        foreach (var letter in name ?? "")
        {
            if (letter is not ('\'' or '’' or '‘' or '´' or '`'))
            {
                words.Append(letter is '.' or ',' or Separator || TextRules.IsDash(letter) ? ' ' : letter);
            }
        }

        return Fold(words.ToString()).Replace(Separator, ' ').Trim();
    }

    private static string Signs(string? text) => string.Concat(Fold(text).Where(char.IsLetterOrDigit));

    private static string Solid(string folded) =>
        folded.Replace(" ", "", StringComparison.Ordinal).Replace("|", "", StringComparison.Ordinal);

    private static string Capped(string text, int length) => text.Length <= length ? text : text[..length];

    private static string Decomposed(string text) => Mended(text).Normalize(NormalizationForm.FormKD);

    private static string Mended(string text) =>
        TextRules.IsBroken(text)
            ? string.Concat(text.EnumerateRunes().Where(rune => rune.Value is not (0xFFFD or 0xFFFE or 0xFFFF)))
            : text;

    private static bool IsAccent(char letter) =>
        TextRules.IsMark(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
