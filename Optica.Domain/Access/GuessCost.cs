using Optica.Domain.Customers;

namespace Optica.Domain.Access;

/// <summary>
/// How hard a password is to guess, in bits, for somebody who tries common words, the owner's own, years, rows of keys and repetitions
/// before anything else: the cheapest way to put it together from such pieces.
/// </summary>
internal static class GuessCost
{
    // in tenths of a bit
    private const int Letter = 47;
    private const int Digit = 33;
    private const int Sign = 30;
    private const int Common = 130;
    private const int Own = 10;
    private const int Year = 60;
    private const int Row = 60;
    private const int Same = 50;
    private const int Repeated = 30;

    private const int ShortestPiece = 3;

    /// <summary>Rows and columns of keys, and the alphabet; backwards, too.</summary>
    private static readonly string[] Rows = BothWays(
        "01234567890",
        "qwertyuiop",
        "qwertzuiop",
        "azertyuiop",
        "asdfghjklñ",
        "asdfghjkln",
        "zxcvbnm",
        "abcdefghijklmnopqrstuvwxyz",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
        "qazwsxedcrfvtgbyhnujmikolp"
    );

    /// <summary>Bits of the cheapest guess.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="own">Words of the owner, folded.</param>
    public static int Bits(string password, IReadOnlyCollection<string> own)
    {
        var folded = SearchText.Fold(password);
        // what folding drops was typed all the same
        var dropped = Math.Max(0, password.Length - folded.Length) * Sign / 10;
        return dropped + (Math.Min(Cheapest(folded, own), Cheapest(Spelt(folded), own)) / 10);
    }

    private static int Cheapest(string text, IReadOnlyCollection<string> own)
    {
        var cost = new int[text.Length + 1];
        Array.Fill(cost, int.MaxValue, 1, text.Length);
        for (var start = 0; start < text.Length; start++)
        {
            for (var end = start + 1; end <= text.Length; end++)
            {
                if (PriceOf(text, start, end, own) is { } price)
                {
                    cost[end] = Math.Min(cost[end], cost[start] + price);
                }
            }
        }

        return cost[^1];
    }

    private static int? PriceOf(string text, int start, int end, IReadOnlyCollection<string> own)
    {
        if (end == start + 1)
        {
            return PriceOf(text[start]);
        }

        var piece = text[start..end];
        return piece.Length < ShortestPiece ? null
            : own.Contains(piece, StringComparer.Ordinal) ? Own
            : text.AsSpan(0, start).Contains(piece, StringComparison.Ordinal) ? Repeated
            : IsSame(piece) ? Same
            : IsYear(piece) ? Year
            : Array.Exists(Rows, row => row.Contains(piece, StringComparison.Ordinal)) ? Row
            : CommonWords.Has(piece) ? Common
            : null;
    }

    private static int PriceOf(char letter) =>
        char.IsAsciiDigit(letter) ? Digit
        : char.IsLetter(letter) ? Letter
        : Sign;

    private static bool IsSame(string piece) => piece.AsSpan().IndexOfAnyExcept(piece[0]) < 0;

    private static bool IsYear(string piece) =>
        piece.Length == 4
        && (piece.StartsWith("19", StringComparison.Ordinal) || piece.StartsWith("20", StringComparison.Ordinal))
        && char.IsAsciiDigit(piece[2])
        && char.IsAsciiDigit(piece[3]);

    /// <summary>With letters for the signs that are written in their place.</summary>
    private static string Spelt(string text) =>
        string.Create(
            text.Length,
            text,
            (span, from) =>
            {
                for (var index = 0; index < span.Length; index++)
                {
                    span[index] = from[index] switch
                    {
                        '0' => 'o',
                        '1' or '!' => 'i',
                        '3' => 'e',
                        '4' or '@' => 'a',
                        '5' or '$' => 's',
                        '7' => 't',
                        var other => other,
                    };
                }
            }
        );

    private static string[] BothWays(params string[] rows) => [.. rows, .. rows.Select(row => string.Concat(row.Reverse()))];
}
