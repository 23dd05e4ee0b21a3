using Optica.Domain.Customers;

namespace Optica.Domain.Prescriptions;

/// <summary>
/// Takes a shorthand line apart. Words, numbers and signs need no spaces between them: <c>od-2,25-0,75x180</c> reads as
/// <c>od -2,25 -0,75 x 180</c>. A comma or point belongs to a number only with a digit behind it.
/// </summary>
internal static class ShorthandScanner
{
    private const string Ignored = "=:;,.()°ºΔ∆";
    private const string AxisSigns = "×*@";

    /// <summary>The pieces of a line, in their order.</summary>
    public static List<ShorthandToken> Scan(string line)
    {
        var tokens = new List<ShorthandToken>();
        for (var at = 0; at < line.Length; )
        {
            var letter = TextRules.Narrow(line[at]);
            if (StartsNumber(line, at))
            {
                at = Take(tokens, ShorthandKind.Number, line, at, NumberEnd(line, at));
            }
            else if (char.IsWhiteSpace(letter) || Ignored.Contains(letter, StringComparison.Ordinal))
            {
                at++;
            }
            else if (IsLetter(line, at))
            {
                at = Take(tokens, ShorthandKind.Word, line, at, WordEnd(line, at));
            }
            else
            {
                var kind =
                    letter == '/' ? ShorthandKind.Slash
                    : AxisSigns.Contains(letter, StringComparison.Ordinal) ? ShorthandKind.Word
                    : ShorthandKind.Other;
                at = Take(tokens, kind, line, at, at + 1);
            }
        }

        return tokens;
    }

    private static int Take(List<ShorthandToken> tokens, ShorthandKind kind, string line, int from, int to)
    {
        var typed = line[from..to];
        tokens.Add(new(kind, kind == ShorthandKind.Word ? SearchText.Fold(typed) : typed, typed));
        return to;
    }

    private static bool StartsNumber(string line, int at)
    {
        if (IsSign(line, at))
        {
            at++;
            while (at < line.Length && char.IsWhiteSpace(line[at]))
            {
                at++;
            }
        }

        return IsDigit(line, at) || IsDecimal(line, at);
    }

    private static int NumberEnd(string line, int at)
    {
        while (!IsDigit(line, at) && !IsDecimal(line, at))
        {
            at++;
        }

        while (IsDigit(line, at) || IsDecimal(line, at))
        {
            at++;
        }

        return at;
    }

    private static int WordEnd(string line, int at)
    {
        while (at < line.Length && IsLetter(line, at))
        {
            at++;
        }

        return at;
    }

    private static bool IsLetter(string line, int at) => char.IsLetter(line[at]) && !Ignored.Contains(line[at], StringComparison.Ordinal);

    private static bool IsSign(string line, int at) => TextRules.Narrow(line[at]) is var sign && (sign == '+' || TextRules.IsDash(sign));

    private static bool IsDigit(string line, int at) => at < line.Length && char.IsAsciiDigit(TextRules.Narrow(line[at]));

    private static bool IsDecimal(string line, int at) =>
        at < line.Length && TextRules.Narrow(line[at]) is ',' or '.' && IsDigit(line, at + 1);
}
