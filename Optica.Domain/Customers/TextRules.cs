using System.Globalization;
using System.Text;

namespace Optica.Domain.Customers;

/// <summary>What text may be stored, and its one stored form (SECURITY §3).</summary>
public static class TextRules
{
    /// <summary>Whether the text can be stored, sorted and exported as it is.</summary>
    /// <param name="text">Text as typed or as cleaned.</param>
    /// <param name="multiline">Whether tabs and line breaks are welcome.</param>
    /// <returns>False on lone surrogates, NUL and other control characters, and the two code points that are never characters (no XML holds them).</returns>
    public static bool IsClean(string text, bool multiline)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var letter in text)
        {
            var welcome = multiline && letter is ('\t' or '\n' or '\r');
            if (char.IsControl(letter) && !welcome)
            {
                return false;
            }
        }

        return !IsBroken(text);
    }

    /// <summary>One line in its stored form: NFC, trimmed, inner white space as single spaces, without the invisible direction marks that come along when a contact is copied from a phone.</summary>
    /// <returns>Null when nothing visible is left; the text unchanged when it is broken (lone surrogates), which the validator refuses.</returns>
    public static string? CleanLine(string? text)
    {
        if (text is null || IsBroken(text))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        var gap = false;
        foreach (var letter in WithoutMarks(text).Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(letter))
            {
                gap = line.Length > 0;
                continue;
            }

            if (gap)
            {
                line.Append(' ');
                gap = false;
            }

            line.Append(letter);
        }

        return NullIfInvisible(line.ToString());
    }

    /// <summary>Text of several lines in its stored form: NFC, line breaks as LF, trimmed.</summary>
    /// <returns>Null when nothing visible is left; the text unchanged when it is broken (lone surrogates).</returns>
    public static string? CleanText(string? text)
    {
        if (text is null || IsBroken(text))
        {
            return text;
        }

        var lines = WithoutMarks(text).ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);
        return NullIfInvisible(lines.Trim());
    }

    /// <summary>Whether half of a surrogate pair stands alone, or U+FFFE or U+FFFF: <see cref="string.Normalize()"/> throws on them, databases garble them.</summary>
    internal static bool IsBroken(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                if (text[at] >= '\uFFFE')
                {
                    return true;
                }

                continue;
            }

            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return true;
            }

            at++;
        }

        return false;
    }

    /// <summary>The ASCII letter, digit or sign that a full-width form stands for; everything else as it is.</summary>
    internal static char Narrow(char letter) => letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter;

    /// <summary>Whether it is some hyphen, dash or minus.</summary>
    internal static bool IsDash(char letter) => letter == '\u2212' || char.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation;

    /// <summary>Whether it only steers direction or marks an invisible break: U+200B, U+200E/F, U+202A–E, U+2060, U+2066–9, U+FEFF. Joiners stay, names of some scripts need them.</summary>
    internal static bool IsMark(char letter) =>
        letter
            is '\u200B'
                or '\u200E'
                or '\u200F'
                or (>= '\u202A' and <= '\u202E')
                or '\u2060'
                or (>= '\u2066' and <= '\u2069')
                or '\uFEFF';

    private static string WithoutMarks(string text) => text.Any(IsMark) ? string.Concat(text.Where(letter => !IsMark(letter))) : text;

    private static string? NullIfInvisible(string text) => text.EnumerateRunes().All(IsInvisible) ? null : text;

    private static bool IsInvisible(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
}
