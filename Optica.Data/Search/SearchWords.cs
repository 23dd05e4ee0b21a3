using System.Runtime.InteropServices;

namespace Optica.Data.Search;

/// <summary>The distinct words of an organisation's names, in order, and how often names have them.</summary>
internal sealed class SearchWords
{
    private readonly string[] words;

    /// <summary>How often the words before each stand in names.</summary>
    private readonly int[] all;

    /// <summary>How often the words before each begin names.</summary>
    private readonly int[] firsts;

    /// <summary>Words that are somebody's whole name.</summary>
    private readonly HashSet<string> wholes;

    private SearchWords(Builder built)
    {
        words = [.. built.Counts.Keys];
        Array.Sort(words, StringComparer.Ordinal);
        (all, firsts) = (new int[words.Length + 1], new int[words.Length + 1]);
        wholes = new(StringComparer.Ordinal);
        for (var at = 0; at < words.Length; at++)
        {
            var (count, first, whole) = built.Counts[words[at]];
            (all[at + 1], firsts[at + 1]) = (all[at] + count, firsts[at] + first);
            if (whole > 0)
            {
                wholes.Add(words[at]);
            }
        }
    }

    /// <summary>Every word.</summary>
    public IReadOnlyCollection<string> All => words;

    /// <summary>Memory they take.</summary>
    public long Bytes => words.Sum(word => 32L + (2 * word.Length)) + (4L * all.Length) + (4L * firsts.Length) + (24L * wholes.Count);

    /// <summary>Words of names that begin so.</summary>
    public int Beginning(string start) => Between(all, start);

    /// <summary>Names that begin so.</summary>
    public int BeginningFirst(string start) => Between(firsts, start);

    /// <summary>Whether names have this word.</summary>
    public bool Has(string word) => Array.BinarySearch(words, word, StringComparer.Ordinal) >= 0;

    /// <summary>Whether somebody's name is this word alone.</summary>
    public bool IsWholeName(string word) => wholes.Contains(word);

    private int Between(int[] sums, string start)
    {
        var found = Array.BinarySearch(words, start, StringComparer.Ordinal);
        var from = found < 0 ? ~found : found;
        var (low, high) = (from, words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = words[middle].StartsWith(start, StringComparison.Ordinal) ? (middle + 1, high) : (low, middle);
        }

        return sums[low] - sums[from];
    }

    /// <summary>Learns the words of names.</summary>
    internal sealed class Builder
    {
        public Dictionary<string, (int Count, int First, int Whole)> Counts { get; } = new(StringComparer.Ordinal);

        /// <param name="name">A folded name.</param>
        public void Learn(ReadOnlySpan<char> name)
        {
            var known = Counts.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var range in name.Split(' '))
            {
                var word = name[range];
                if (word.IsEmpty)
                {
                    continue;
                }

                ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(known, word, out _);
                counts.Count++;
                counts.First += range.Start.Value == 0 ? 1 : 0;
                counts.Whole += word.Length == name.Length ? 1 : 0;
            }
        }

        public SearchWords Build() => new(this);
    }
}
