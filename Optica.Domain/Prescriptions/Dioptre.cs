using System.Globalization;
using Optica.Domain.Customers;

namespace Optica.Domain.Prescriptions;

/// <summary>
/// Optical values as they are typed and written (CL-8, OR-8). Values are <see cref="decimal"/>: every eighth of a dioptre, the tolerances
/// of OR-18 … OR-21 and halves of both are exact in it, it goes through forms, JSON and the database unchanged, and equality ignores how
/// many zeros were typed. Reading and writing are the same in every language, whatever the culture's separators are.
/// </summary>
public static class Dioptre
{
    /// <summary>What stands for 0.00 on paper; notation, the same in both languages.</summary>
    public const string Plano = "Plano";

    /// <summary>Most decimals that are read.</summary>
    public const int MostDecimals = 3;

    private const int LongestInput = 40;
    private const int MostDigits = 9;

    private static readonly HashSet<string> PlanoWords = new(StringComparer.OrdinalIgnoreCase) { "plano", "pl", "neutro", "neutra" };

    /// <summary>
    /// Reads a value and judges it by its scale: comma or point before at most three decimals, any plus, minus or dash in front, no
    /// grouping; <c>plano</c>, <c>pl</c> and <c>neutro</c> are 0.00.
    /// </summary>
    /// <param name="text">Text as typed; blank is no value, which is not 0.00.</param>
    /// <param name="scale">Range and step, which are part of what is read: <c>-225</c> is refused, naming <c>-2.25</c>.</param>
    public static DioptreReading Read(string? text, ValueScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        if (TextRules.CleanLine(text) is not { } line)
        {
            return new(null);
        }

        if (line.Length > LongestInput || Number(line) is not { } read)
        {
            return new(null, ValueFault.Of("value_malformed", line.Length > LongestInput ? $"{line[..LongestInput]}…" : line));
        }

        return read.Decimals > MostDecimals ? new(null, ValueFault.Of("value_decimals", MostDecimals))
            : scale.Fault(read.Value) is { } fault ? new(null, fault)
            : new(read.Value);
    }

    /// <summary>
    /// The written form (OR-8): explicit sign, two decimals, three only for odd eighths, point in every language; 0.00 has no sign.
    /// What is no eighth (a computed value) is rounded to hundredths, halves away from zero.
    /// </summary>
    public static string Format(decimal value)
    {
        var rounded = value % 0.25m != 0 && value % 0.125m == 0 ? value : Math.Round(value, 2, MidpointRounding.AwayFromZero);
        return rounded == 0
            ? "0.00"
            : rounded.ToString(rounded % 0.01m == 0 ? "+0.00;-0.00" : "+0.000;-0.000", CultureInfo.InvariantCulture);
    }

    /// <summary>The written form of a sphere on paper: <see cref="Plano"/> for 0.00.</summary>
    public static string FormatSphere(decimal value) => value == 0 ? Plano : Format(value);

    /// <summary>The same value with no superfluous zeros and no negative zero, so that equal prescriptions are stored alike.</summary>
    public static decimal Canonical(decimal value) => value == 0 ? 0 : value / 1.0000000000000000000000000000m;

    /// <summary>Whether a word stands for 0.00.</summary>
    internal static bool IsPlano(string word) => PlanoWords.Contains(word);

    private static (decimal Value, int Decimals)? Number(string line)
    {
        if (IsPlano(line))
        {
            return (0, 0);
        }

        var first = TextRules.Narrow(line[0]);
        var negative = TextRules.IsDash(first);
        var rest = negative || first == '+' ? line[1..].TrimStart() : line;
        long digits = 0;
        var (count, point) = (0, -1);
        foreach (var letter in rest.Select(TextRules.Narrow))
        {
            if (char.IsAsciiDigit(letter) && count < MostDigits)
            {
                digits = (digits * 10) + (letter - '0');
                count++;
            }
            else if (letter is ',' or '.' && point < 0)
            {
                point = count;
            }
            else
            {
                return null;
            }
        }

        var decimals = point < 0 ? 0 : count - point;
        if (count == 0 || (point >= 0 && decimals == 0))
        {
            return null;
        }

        var value = Canonical(new decimal(digits) / (decimal)Math.Pow(10, decimals));
        return (negative ? Canonical(-value) : value, decimals);
    }
}
