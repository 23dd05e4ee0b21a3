using System.Text;

namespace Optica.Domain.Customers;

/// <summary>The words of a folded search text, sorted into digits, e-mail and name.</summary>
internal sealed class SearchTokens
{
    private const int ShortestDigits = 2;
    private const int PhoneDigits = 9;

    /// <summary>A run inside a RUT that begins with 0 has at most eight signs; only longer texts can be a whole RUT behind zeros.</summary>
    private const int WholeRut = 9;

    /// <summary>What addresses are wrapped in when they are copied: <c>&lt;jose@x.cl&gt;,</c>.</summary>
    private static readonly char[] Wrapping = ['<', '>', '(', ')', '"', ',', ';'];

    private readonly List<string> words = [];
    private readonly StringBuilder numbers = new();

    /// <summary>Sorts the words.</summary>
    /// <param name="folded">Text from <see cref="SearchText.Fold"/>.</param>
    public SearchTokens(string folded)
    {
        foreach (var token in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (IsNumber(token) || (token == "k" && HasDigits))
            {
                numbers.Append(numbers.Length > 0 ? " " : "").Append(token);
            }
            else if (token.Contains('@', StringComparison.Ordinal))
            {
                Email = token.Trim(Wrapping).Replace("|", "", StringComparison.Ordinal) is { Length: > 1 } part ? part : Email;
            }
            else
            {
                Sort(token);
            }
        }
    }

    /// <summary>Words of a name.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>Part of an e-mail address or document number, or null.</summary>
    public string? Email { get; private set; }

    /// <summary>Digits to look for, or null.</summary>
    public string? Digits
    {
        get
        {
            var typed = string.Concat(numbers.ToString().Where(char.IsAsciiLetterOrDigit));
            return Whole(typed) is { Length: >= ShortestDigits } digits ? digits : null;
        }
    }

    /// <summary>Whether the digits look like a RUT, a phone number or either.</summary>
    public SearchKind DigitKind
    {
        get
        {
            var typed = numbers.ToString();
            return typed.Contains('k', StringComparison.Ordinal) ? SearchKind.Rut
                : typed.StartsWith('+') || typed.StartsWith("00", StringComparison.Ordinal) || Digits!.Length > PhoneDigits
                    ? SearchKind.Phone
                : typed.Length > 2 && TextRules.IsDash(typed[^2]) && Rut.Read(typed).Kind is RutKind.Valid or RutKind.WrongDigit
                    ? SearchKind.Rut
                : SearchKind.RutOrPhone;
        }
    }

    private bool HasDigits => numbers.Length > 0;

    /// <summary>Digits, dots, dashes, plus and parentheses, at least one digit, perhaps a k at the end.</summary>
    private static bool IsNumber(string token)
    {
        var body = token.Length > 1 && token[^1] == 'k' ? token.AsSpan(0, token.Length - 1) : token.AsSpan();
        var digits = 0;
        foreach (var sign in body)
        {
            if (char.IsAsciiDigit(sign))
            {
                digits++;
            }
            else if (sign is not ('.' or '+' or '(' or ')') && !TextRules.IsDash(sign))
            {
                return false;
            }
        }

        return digits > 0;
    }

    private void Sort(string token)
    {
        var hasDigit = token.Any(char.IsAsciiDigit);
        var inner = token.Trim('.').Replace("|", "", StringComparison.Ordinal);
        if (hasDigit || inner.Contains('_', StringComparison.Ordinal) || inner.Contains('.', StringComparison.Ordinal))
        {
            // a passport's dashes are not kept in the line
            Email ??= inner.IndexOfAny(['.', '_']) < 0 ? inner.Replace("-", "", StringComparison.Ordinal) : inner;
        }

        if (!hasDigit)
        {
            words.AddRange(SearchText.FoldName(token).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    /// <summary>A complete phone or RUT behind leading zeros as it is stored, everything else as typed.</summary>
    private static string Whole(string typed) =>
        !typed.StartsWith('0') ? typed
        : PhoneNumber.TryNormalise(typed, "CL", out var phone) ? phone[1..]
        : typed.Length >= WholeRut && Rut.Read(typed).Canonical is { } rut
            ? rut.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()
        : typed;
}
