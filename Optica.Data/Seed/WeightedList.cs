using System.Globalization;

namespace Optica.Data.Seed;

/// <summary>Words that come up as often as their weight says.</summary>
internal sealed class WeightedList
{
    private readonly string[] words;
    private readonly int[] upTo;

    /// <summary>Reads <c>María José 30, Ana 12</c>: entries by comma, each ending in its weight.</summary>
    public WeightedList(string text)
    {
        var entries = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        words = new string[entries.Length];
        upTo = new int[entries.Length];
        var total = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            var space = entries[i].LastIndexOf(' ');
            words[i] = string.Join(' ', entries[i][..space].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            upTo[i] = total += int.Parse(entries[i].AsSpan(space + 1), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>One word.</summary>
    public string Pick(DemoRandom random)
    {
        var found = Array.BinarySearch(upTo, random.Next(0, upTo[^1]) + 1);
        return words[found < 0 ? ~found : found];
    }
}
