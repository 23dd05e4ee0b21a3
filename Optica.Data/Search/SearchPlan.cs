using System.Text;
using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>
/// A search text as bytes, to be looked for in packed lines. A packed line is the folded line with a space in front: so a space and a word
/// are found at once wherever a word begins, and the space, which nothing looked for holds inside, parts the lines. Ranks are those of
/// <see cref="SearchQuery.Rank"/>.
/// </summary>
internal sealed class SearchPlan
{
    private const byte Bar = (byte)SearchText.Separator;

    private readonly SearchQuery query;

    /// <summary>Of each word what may stand for it, each behind a space.</summary>
    private readonly byte[][][] words;
    private readonly byte[] typed;
    private readonly byte[]? email;
    private readonly byte[]? digits;
    private readonly bool isGuess;

    private SearchPlan(SearchQuery query, byte[][][] words, bool isGuess)
    {
        (this.query, this.words, this.isGuess) = (query, words, isGuess);
        typed = Encoding.UTF8.GetBytes(string.Join(' ', query.NameWords));
        email = isGuess || query.EmailPart is null ? null : Encoding.UTF8.GetBytes(query.EmailPart);
        digits = isGuess || query.Digits is null ? null : Encoding.UTF8.GetBytes(query.Digits);
        Needles = [.. FindNeedles()];
    }

    /// <summary>In every line that matches there is one of these.</summary>
    public IReadOnlyList<byte[]> Needles { get; }

    /// <summary>Looks for what was typed.</summary>
    public static SearchPlan Of(SearchQuery query) =>
        new(query, [.. query.NameWords.Select(word => new[] { Behind(word) })], isGuess: false);

    /// <summary>Looks for names with one slip a word (<see cref="SearchQuery.NearlyMatches"/>); null when there can be none.</summary>
    /// <param name="query">What matched nothing.</param>
    /// <param name="known">Every word of the names there are.</param>
    public static SearchPlan? Guess(SearchQuery query, IReadOnlyCollection<string> known)
    {
        var resembling = new List<byte[][]>();
        foreach (var word in query.NameWords)
        {
            // all names that begin like one that is near are near too, so their shortest such beginnings are enough
            var near = known
                .Select(name => (name, Length: SearchQuery.NearLength(word, name)))
                .Where(found => found.Length > 0)
                .Select(found => found.name[..found.Length])
                .ToHashSet(StringComparer.Ordinal);
            if (near.Count == 0)
            {
                return null;
            }

            resembling.Add([.. near.Select(Behind)]);
        }

        return resembling.Count == 0 ? null : new(query, [.. resembling], isGuess: true);
    }

    /// <summary>How well a packed line matches: 0 exact, 1 prefix, 2 otherwise, <see cref="SearchQuery.NoMatch"/> not at all.</summary>
    public int Rank(ReadOnlySpan<byte> line)
    {
        var rank = SearchQuery.NoMatch;
        if (words.Length > 0 && HasWords(line))
        {
            rank = isGuess ? 0 : NameRank(line);
        }

        if (email is not null)
        {
            rank = Math.Min(rank, EmailRank(line, email));
        }

        return digits is null ? rank : Math.Min(rank, DigitRank(line, digits));
    }

    private static byte[] Behind(string word) => Encoding.UTF8.GetBytes($" {word}");

    private IEnumerable<byte[]> FindNeedles()
    {
        if (words.Length > 0)
        {
            // the rarest: few that may stand for it, and long
            foreach (var one in words.OrderBy(word => word.Length).ThenByDescending(word => word.Max(one => one.Length)).First())
            {
                yield return one;
            }
        }

        if (email is not null)
        {
            yield return email;
        }

        if (digits is not null)
        {
            yield return query.DigitsBeginRut ? [Bar, .. digits] : digits;
        }
    }

    private bool HasWords(ReadOnlySpan<byte> line)
    {
        foreach (var word in words)
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

    private int NameRank(ReadOnlySpan<byte> line)
    {
        var name = Field(ref line)[1..];
        // the same words in another order are as long
        return name.Length == typed.Length && SameWords(name) ? 0
            : name.StartsWith(typed) ? 1
            : 2;
    }

    private bool SameWords(ReadOnlySpan<byte> name) =>
        name.SequenceEqual(typed)
        || Encoding
            .UTF8.GetString(name)
            .Split(' ')
            .Order(StringComparer.Ordinal)
            .SequenceEqual(query.NameWords.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The best of all places where it stands, whichever the field.</summary>
    private static int EmailRank(ReadOnlySpan<byte> line, ReadOnlySpan<byte> part)
    {
        var rank = SearchQuery.NoMatch;
        for (var from = 1; rank > 0 && line[from..].IndexOf(part) is var found and >= 0; from++)
        {
            from += found;
            var end = from + part.Length;
            var begins = from == 1 || line[from - 1] == Bar;
            rank = Math.Min(
                rank,
                !begins ? 2
                    : end == line.Length || line[end] == Bar ? 0
                    : 1
            );
        }

        return rank;
    }

    private int DigitRank(ReadOnlySpan<byte> line, ReadOnlySpan<byte> part)
    {
        var rest = line;
        Field(ref rest);
        Field(ref rest);
        var phone = Field(ref rest);
        var rut = Field(ref rest);
        if (query.DigitsBeginRut ? !rut.StartsWith(part) : line.IndexOf(part) < 0)
        {
            return SearchQuery.NoMatch;
        }

        var national = phone.StartsWith("56"u8) ? phone[2..] : phone;
        var body = rut.Length > 1 ? rut[..^1] : rut;
        var rank = Math.Min(FieldRank(phone, part), FieldRank(national, part));
        rank = Math.Min(rank, Math.Min(FieldRank(rut, part), FieldRank(body, part)));
        return Math.Min(rank, FieldRank(Field(ref rest), part));
    }

    private static int FieldRank(ReadOnlySpan<byte> field, ReadOnlySpan<byte> part) =>
        !field.StartsWith(part) ? 2
        : field.Length == part.Length ? 0
        : 1;

    /// <summary>Takes the next field off a line.</summary>
    private static ReadOnlySpan<byte> Field(ref ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf(Bar);
        var field = end < 0 ? line : line[..end];
        line = end < 0 ? [] : line[(end + 1)..];
        return field;
    }
}
