using System.Text;
using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>A search text as bytes, to be looked for in packed lines (<see cref="PackedText"/>). Ranks are those of <see cref="SearchQuery.Rank"/>.</summary>
internal sealed class SearchPlan
{
    private SearchPlan(IReadOnlyList<SearchLook> looks) => Looks = looks;

    /// <summary>A customer is found by any of these; the best one counts.</summary>
    public IReadOnlyList<SearchLook> Looks { get; }

    /// <summary>Looks for what was typed.</summary>
    public static SearchPlan Of(SearchQuery query)
    {
        var looks = new List<SearchLook>();
        if (query.NameWords.Count > 0)
        {
            looks.Add(NameLook.Of(query.NameWords));
        }

        foreach (var inNames in new[] { true, false })
        {
            if (query.EmailPart is { } email)
            {
                looks.Add(new EmailLook(Encoding.UTF8.GetBytes(email), inNames));
            }

            if (query.Digits is { } digits && !(query.DigitsBeginRut && inNames))
            {
                looks.Add(new DigitLook(Encoding.UTF8.GetBytes(digits), query.DigitsBeginRut, inNames));
            }
        }

        return new(looks);
    }

    /// <summary>Looks for names with one slip a word (<see cref="SearchQuery.NearlyMatches"/>); null when there can be none.</summary>
    /// <param name="query">What matched nothing.</param>
    /// <param name="known">Every word of the names there are.</param>
    public static SearchPlan? Guess(SearchQuery query, IReadOnlyCollection<string> known)
    {
        var resembling = new List<string[]>();
        foreach (var word in query.NameWords.Distinct(StringComparer.Ordinal))
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

            resembling.Add([.. near]);
        }

        return resembling.Count == 0 ? null : new([NameLook.Guess(query.NameWords, [.. resembling])]);
    }

    /// <summary>How well a customer matches: 0 exact, 1 prefix, 2 otherwise, <see cref="SearchQuery.NoMatch"/> not at all.</summary>
    /// <param name="name">The packed name.</param>
    /// <param name="others">The other fields, packed.</param>
    public int Rank(ReadOnlySpan<byte> name, ReadOnlySpan<byte> others)
    {
        var rank = SearchQuery.NoMatch;
        foreach (var look in Looks)
        {
            rank = Math.Min(rank, look.Rank(look.InNames ? name : others));
        }

        return rank;
    }
}
