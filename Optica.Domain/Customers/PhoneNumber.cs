using System.Text;

namespace Optica.Domain.Customers;

/// <summary>Telephone numbers: stored as E.164, Chilean ones as +56 and nine national digits (CL-5).</summary>
public static class PhoneNumber
{
    private const string Chile = "56";
    private const int NationalDigits = 9;
    private const int ShortestE164 = 7;
    private const int LongestE164 = 15;
    private const int LongestInput = 40;

    /// <summary>Calling codes of two digits (ITU-T E.164); +1 and +7 have one, all others three.</summary>
    private static readonly HashSet<string> TwoDigitCodes =
    [
        .. "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58".Split(' '),
        .. "60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98".Split(' '),
    ];

    /// <summary>Brings a number to E.164. Spaces, dots, dashes and parentheses are ignored; extensions are refused.</summary>
    /// <param name="text">Number as typed. Without + or 00 it is Chilean, and only when <paramref name="country"/> is.</param>
    /// <param name="country">ISO 3166 code of two letters; blank is Chile.</param>
    /// <param name="e164"><c>+56912345678</c>, or empty.</param>
    public static bool TryNormalise(string? text, string? country, out string e164)
    {
        e164 = "";
        if (SignsOf(text) is not { } signs)
        {
            return false;
        }

        var chilean = string.IsNullOrWhiteSpace(country) || string.Equals(country.Trim(), "CL", StringComparison.OrdinalIgnoreCase);
        var digits = International(signs) ?? (chilean ? FromChile(signs) : null);
        if (digits is null || digits.Length is < ShortestE164 or > LongestE164 || digits[0] == '0')
        {
            return false;
        }

        if (digits.StartsWith(Chile, StringComparison.Ordinal))
        {
            var national = digits[Chile.Length..].TrimStart('0');
            if (!IsChilean(national))
            {
                return false;
            }

            digits = Chile + national;
        }

        e164 = $"+{digits}";
        return true;
    }

    /// <summary>Stored form to shown form: <c>+56 9 1234 5678</c>, <c>+56 2 2345 6789</c>, <c>+56 32 234 5678</c>, other countries in groups of three. Anything else comes back as it is.</summary>
    public static string Format(string e164)
    {
        ArgumentNullException.ThrowIfNull(e164);
        if (e164.Length < ShortestE164 + 1 || e164[0] != '+' || e164.AsSpan(1).IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return e164;
        }

        var digits = e164[1..];
        if (digits.StartsWith(Chile, StringComparison.Ordinal) && digits.Length == Chile.Length + NationalDigits)
        {
            return $"+{Chile} {FormatNational(digits[Chile.Length..])}";
        }

        var code =
            digits[0] is '1' or '7' ? 1
            : TwoDigitCodes.Contains(digits[..2]) ? 2
            : 3;
        return $"+{digits[..code]} {InThrees(digits[code..])}";
    }

    /// <summary>Spaces for a number that is being typed; a complete Chilean mobile gets its +56. Anything unclear comes back untouched; twice is the same as once.</summary>
    public static string FormatAsTyped(string? text)
    {
        if (SignsOf(text) is not { } signs)
        {
            return text ?? "";
        }

        if (TryNormalise(text, "CL", out var e164))
        {
            // a mobile for certain; other nine digits may yet grow into a foreign number
            return signs.Length > NationalDigits || signs[0] == '9' ? Format(e164) : FormatNational(signs);
        }

        var prefixed = signs.StartsWith($"+{Chile}", StringComparison.Ordinal);
        var national = prefixed ? signs[(Chile.Length + 1)..] : signs;
        var known = national.Length is > 0 and < NationalDigits && national[0] is '9' or '2';
        return known ? (prefixed ? $"+{Chile} " : "") + FormatNational(national) : text ?? "";
    }

    /// <summary>Digits, with a leading + where there was one; null when anything else stands there.</summary>
    private static string? SignsOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestInput)
        {
            return null;
        }

        var signs = new StringBuilder(text.Length);
        foreach (var letter in text.Replace("(0)", "", StringComparison.Ordinal).Select(TextRules.Narrow))
        {
            if (char.IsAsciiDigit(letter) || (letter == '+' && signs.Length == 0))
            {
                signs.Append(letter);
            }
            else if (!IsSeparator(letter))
            {
                return null;
            }
        }

        return signs.Length == 0 ? null : signs.ToString();
    }

    private static bool IsSeparator(char letter) =>
        letter is '.' or '(' or ')'
        || letter is not ('\r' or '\n') && char.IsWhiteSpace(letter)
        || TextRules.IsDash(letter)
        || TextRules.IsMark(letter);

    private static string? International(string signs) =>
        signs[0] == '+'
            ? signs[1..] is { Length: > 0 } digits
                ? digits
                : null
            : signs.StartsWith("00", StringComparison.Ordinal)
                ? signs[2..]
                : null;

    /// <summary>National spellings: nine digits, 56 before them, or the 0 that was dialled before 2016.</summary>
    private static string? FromChile(string signs)
    {
        var withoutTrunk = signs.TrimStart('0');
        return IsChilean(withoutTrunk) ? Chile + withoutTrunk
            : signs.StartsWith(Chile, StringComparison.Ordinal) ? signs
            : null;
    }

    /// <summary>Nine digits from 2 on; 56 is nobody's area, so nine digits that begin so are a country code with digits missing.</summary>
    private static bool IsChilean(string national) =>
        national.Length == NationalDigits && national[0] is >= '2' and <= '9' && !national.StartsWith(Chile, StringComparison.Ordinal);

    private static string FormatNational(string digits) =>
        digits[0] is '9' or '2' ? Joined(digits, 1, 4, 4)
        : digits.StartsWith("800", StringComparison.Ordinal) ? Joined(digits, 3, 3, 3)
        : Joined(digits, 2, 3, 4);

    private static string Joined(string digits, params int[] sizes)
    {
        var groups = new List<string>(sizes.Length);
        var at = 0;
        foreach (var size in sizes.Where(_ => at < digits.Length))
        {
            var end = Math.Min(at + size, digits.Length);
            groups.Add(digits[at..end]);
            at = end;
        }

        return string.Join(' ', groups);
    }

    private static string InThrees(string digits)
    {
        var text = new StringBuilder();
        var at = 0;
        for (; digits.Length - at > 4; at += 3)
        {
            text.Append(digits, at, 3).Append(' ');
        }

        return text.Append(digits, at, digits.Length - at).ToString();
    }
}
