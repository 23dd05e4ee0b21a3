using System.Globalization;
using System.Text;

namespace Optica.Benchmarks.Circuits;

/// <summary>Telephone numbers that say which change wrote them, so that they are known again on screen.</summary>
internal static class MarkedPhone
{
    private const int FirstDigits = 3;

    /// <summary>The digits after the mark, with the space that stands between them on screen.</summary>
    private const int ShownDigits = 8;

    private static ReadOnlySpan<byte> Shown => "+56 9 7"u8;

    /// <summary>The number a change writes.</summary>
    /// <param name="change">Which one, from 0.</param>
    public static string Of(int change) => $"+5697{change:0000000}";

    /// <summary>The change that wrote a number; null when none did.</summary>
    /// <param name="phone">As stored.</param>
    /// <param name="changes">How many changes there are: what is beyond is a number that was there before.</param>
    public static int? ChangeOf(string? phone, int changes) =>
        phone?.StartsWith("+5697", StringComparison.Ordinal) == true
        && int.Parse(phone[5..], CultureInfo.InvariantCulture) is var change
        && change < changes
            ? change
            : null;

    /// <summary>The changes whose numbers a batch draws.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="changes">How many changes there are.</param>
    public static List<int> In(ReadOnlySpan<byte> batch, int changes)
    {
        var found = new List<int>();
        for (var at = batch.IndexOf(Shown); at >= 0 && batch.Length >= Shown.Length + ShownDigits; at = batch.IndexOf(Shown))
        {
            batch = batch[(at + Shown.Length)..];
            var digits = Encoding.ASCII.GetString(batch[..Math.Min(ShownDigits, batch.Length)]).Remove(FirstDigits, 1);
            if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var change) && change < changes)
            {
                found.Add(change);
            }
        }

        return found;
    }
}
