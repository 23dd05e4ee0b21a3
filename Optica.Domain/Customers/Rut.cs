using System.Globalization;
using System.Text;

namespace Optica.Domain.Customers;

/// <summary>The Chilean tax and identity number: body of at most eight digits and a check digit (CL-1 … CL-4).</summary>
public static class Rut
{
    private const int LongestBody = 8;
    private const int LongestInput = 40;

    /// <summary>The check digit of a body (CL-1): weights 2–7 from the right, 11 − Σ mod 11, 11 → 0, 10 → K.</summary>
    /// <param name="body">Number without its check digit, not negative.</param>
    /// <returns><c>0</c>–<c>9</c> or <c>K</c>.</returns>
    public static char CheckDigit(int body)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(body);
        var sum = 0;
        for (var weight = 2; body > 0; body /= 10, weight = weight == 7 ? 2 : weight + 1)
        {
            sum += body % 10 * weight;
        }

        return (11 - (sum % 11)) switch
        {
            11 => '0',
            10 => 'K',
            var digit => (char)('0' + digit),
        };
    }

    /// <summary>Reads a text in any usual spelling: dots, spaces, any dash, lower k, leading zeros, full-width digits.</summary>
    public static RutReading Read(string? text)
    {
        if (TextRules.CleanLine(text) is not { } line)
        {
            return new RutReading(RutKind.Empty);
        }

        if (Parts.Of(line) is not { } parts || parts.Dash >= 0 && parts.Dash < parts.Signs.Length - 1)
        {
            return new RutReading(RutKind.Malformed);
        }

        var signs = parts.Signs.TrimStart('0');
        var complete = signs.EndsWith('K') || parts.Dash == parts.Signs.Length - 1 || signs.Length > LongestBody;
        return complete ? ReadComplete(signs) : ReadBare(signs);
    }

    /// <summary>Brings a RUT to its stored form <c>12345678-5</c>.</summary>
    /// <returns>True only for a RUT a person may have: right digit, no repeated digits (CL-4).</returns>
    public static bool TryNormalise(string? text, out string canonical)
    {
        var reading = Read(text);
        canonical = reading.Canonical ?? "";
        return reading.Kind is RutKind.Valid or RutKind.Ambiguous;
    }

    /// <summary>Stored form to shown form: <c>12345678-5</c> → <c>12.345.678-5</c>. Anything else comes back as it is.</summary>
    public static string Format(string canonical)
    {
        ArgumentNullException.ThrowIfNull(canonical);
        var dash = canonical.Length - 2;
        return dash > 0 && canonical[dash] == '-' && canonical.AsSpan(0, dash).IndexOfAnyExceptInRange('0', '9') < 0
            ? $"{Grouped(canonical[..dash])}{canonical[dash..]}"
            : canonical;
    }

    /// <summary>
    /// What a screen shows as somebody's number: the RUT, else the other document. Who was erased keeps the RUT as their only document
    /// (decision 0027), so a document that is a whole RUT with its right digit is written as one.
    /// </summary>
    /// <param name="rut">RUT in stored form, or null.</param>
    /// <param name="document">Number of another document, or null.</param>
    public static string? Shown(string? rut, string? document) =>
        rut is not null ? Format(rut)
        : document is not null && IsStored(document) ? Format(document)
        : document;

    /// <summary>Dots and dash for a RUT that is being typed. What cannot become a RUT comes back untouched; twice is the same as once.</summary>
    public static string FormatAsTyped(string? text)
    {
        if (text is null || Parts.Of(text) is not { } parts || parts.Signs[0] == '0' || parts.Signs.Length > LongestBody + 1)
        {
            return text ?? "";
        }

        var (signs, dash) = parts;
        if (dash < 0 && (signs.EndsWith('K') || signs.Length > LongestBody))
        {
            dash = signs.Length - 1;
        }

        return dash switch
        {
            < 0 => Grouped(signs),
            _ when dash == signs.Length - 1 && dash > 0 => $"{Grouped(signs[..dash])}-{signs[dash]}",
            _ when dash == signs.Length && !signs.EndsWith('K') && dash <= LongestBody => $"{Grouped(signs)}-",
            _ => text,
        };
    }

    private static bool IsStored(string text) => Read(text) is { Kind: RutKind.Valid, Canonical: { } canonical } && canonical == text;

    private static RutReading ReadComplete(string signs)
    {
        if (signs.Length is < 2 or > LongestBody + 1 || signs[..^1].Contains('K', StringComparison.Ordinal))
        {
            return new RutReading(RutKind.Malformed);
        }

        var right = Completed(signs[..^1]);
        if (IsRepeated(signs[..^1]))
        {
            return new RutReading(RutKind.RepeatedDigits, right[^1] == signs[^1] ? right : null);
        }

        return right[^1] == signs[^1]
            ? new RutReading(RutKind.Valid, right)
            : new RutReading(RutKind.WrongDigit, Suggestion: right, ExpectedDigit: right[^1]);
    }

    private static RutReading ReadBare(string body)
    {
        if (body.Length == 0)
        {
            return new RutReading(RutKind.Malformed);
        }

        if (body.Length == LongestBody && ReadComplete(body) is { Kind: RutKind.Valid } complete)
        {
            return new RutReading(RutKind.Ambiguous, complete.Canonical, Completed(body), Completed(body)[^1]);
        }

        return IsRepeated(body)
            ? new RutReading(RutKind.RepeatedDigits)
            : new RutReading(RutKind.BodyOnly, Suggestion: Completed(body), ExpectedDigit: Completed(body)[^1]);
    }

    private static bool IsRepeated(string body) => body.AsSpan().IndexOfAnyExcept(body[0]) < 0;

    private static string Completed(string body) => $"{body}-{CheckDigit(int.Parse(body, CultureInfo.InvariantCulture))}";

    private static string Grouped(string body)
    {
        var text = new StringBuilder(body);
        for (var at = body.Length - 3; at > 0; at -= 3)
        {
            text.Insert(at, '.');
        }

        return text.ToString();
    }

    /// <summary>Digits and K without separators; where the last dash stood among them, or −1.</summary>
    private sealed record Parts(string Signs, int Dash)
    {
        public static Parts? Of(string text)
        {
            if (text.Length > LongestInput)
            {
                return null;
            }

            var signs = new StringBuilder(text.Length);
            var dash = -1;
            foreach (var letter in text.Select(TextRules.Narrow))
            {
                if (char.IsAsciiDigit(letter) || (letter is 'k' or 'K' && signs.Length > 0))
                {
                    signs.Append(char.ToUpperInvariant(letter));
                }
                else if (TextRules.IsDash(letter))
                {
                    dash = signs.Length;
                }
                else if (letter != '.' && !char.IsWhiteSpace(letter) && !TextRules.IsMark(letter))
                {
                    return null;
                }
            }

            var readable =
                signs.Length > 0 && signs.ToString().IndexOf('K', StringComparison.Ordinal) is var k && (k < 0 || k == signs.Length - 1);
            return readable ? new Parts(signs.ToString(), dash) : null;
        }
    }
}
