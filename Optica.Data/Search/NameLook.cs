using System.Text;
using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>Every word begins a word of the name; or, as a guess, something that stands for it does.</summary>
internal sealed class NameLook : SearchLook
{
    /// <summary>Letters in front of a packed name.</summary>
    private const int Before = 2;

    private readonly IReadOnlyList<string> asked;

    /// <summary>Of each word what may stand for it.</summary>
    private readonly string[][] words;

    /// <summary>The same, each behind a space.</summary>
    private readonly byte[][][] needles;
    private readonly byte[] typed;
    private readonly bool isGuess;

    private NameLook(IReadOnlyList<string> asked, string[][] words, bool isGuess)
        : base(inNames: true)
    {
        (this.asked, this.words, this.isGuess) = (asked, words, isGuess);
        needles = Array.ConvertAll(words, word => Array.ConvertAll(word, Behind));
        typed = Encoding.UTF8.GetBytes(string.Join(' ', asked));
    }

    /// <summary>Looks for words as typed.</summary>
    public static NameLook Of(IReadOnlyList<string> words) =>
        new(words, [.. words.Distinct(StringComparer.Ordinal).Select(word => new[] { word })], isGuess: false);

    /// <summary>Looks for beginnings of words that may stand for each of those typed.</summary>
    public static NameLook Guess(IReadOnlyList<string> words, string[][] resembling) => new(words, resembling, isGuess: true);

    public override int Rank(ReadOnlySpan<byte> line)
    {
        if (!HasWords(line))
        {
            return SearchQuery.NoMatch;
        }

        var name = line[Before..];
        // the same words in another order are as long
        return isGuess || (name.Length == typed.Length && SameWords(name)) ? 0
            : name.StartsWith(typed) ? 1
            : 2;
    }

    public override IEnumerable<byte[]> Needles(int rank, SearchFacts facts)
    {
        var counts = Array.ConvertAll(words, word => word.Sum(facts.Words.Beginning));
        var rarest = counts.Index().MinBy(one => one.Item);
        return rarest.Item == 0 ? []
            : isGuess || rank > 1 ? needles[rarest.Index]
            : words.Length == 1 ? OfOne(rank, facts.Words)
            : OfMany(rank, needles[rarest.Index][0], facts.Words);
    }

    private static byte[] Behind(string word) => Encoding.UTF8.GetBytes($" {word}");

    private IEnumerable<byte[]> OfOne(int rank, SearchWords known)
    {
        byte[] first = [PackedText.Bar, PackedText.Space, .. typed];
        // the same word twice is found by one, but is nobody's whole name by itself
        return rank == 0 && asked.Count == 1
            ? known.IsWholeName(asked[0])
                ?
                [
                    [.. first, PackedText.Bar],
                ]
                : []
            : known.BeginningFirst(asked[0]) > 0
                ? [first]
                : [];
    }

    /// <summary>The whole name is made of these words in any order, or it begins as typed.</summary>
    private IEnumerable<byte[]> OfMany(int rank, byte[] rarest, SearchWords known)
    {
        if (asked.All(known.Has))
        {
            yield return [.. rarest, PackedText.Space];
            yield return [.. rarest, PackedText.Bar];
        }

        if (rank > 0 && known.BeginningFirst(asked[0]) > 0)
        {
            yield return [PackedText.Bar, PackedText.Space, .. typed];
        }
    }

    private bool HasWords(ReadOnlySpan<byte> line)
    {
        foreach (var word in needles)
        {
            var found = false;
            foreach (var one in word)
            {
                found = line.IndexOf(one) >= 0;
                if (found)
                {
                    break;
                }
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    private bool SameWords(ReadOnlySpan<byte> name) =>
        name.SequenceEqual(typed)
        || Encoding
            .UTF8.GetString(name)
            .Split(' ')
            .Order(StringComparer.Ordinal)
            .SequenceEqual(asked.Order(StringComparer.Ordinal), StringComparer.Ordinal);
}
