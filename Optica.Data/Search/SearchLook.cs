namespace Optica.Data.Search;

/// <summary>One way to match, in names or in the other fields of packed lines (<see cref="PackedText"/>).</summary>
/// <param name="inNames">Where; else in the other fields.</param>
internal abstract class SearchLook(bool inNames)
{
    /// <summary>Whether it looks at names; else at the other fields.</summary>
    public bool InNames => inNames;

    /// <summary>How well a line matches: 0 exact, 1 prefix, 2 otherwise, <see cref="Domain.Customers.SearchQuery.NoMatch"/> not at all.</summary>
    public abstract int Rank(ReadOnlySpan<byte> line);

    /// <summary>What to look for: in every line that matches so well or better there is one of these.</summary>
    /// <param name="rank">The worst rank that is of use.</param>
    /// <param name="facts">What is known of the lines.</param>
    /// <returns>Needles; none when no line can match so well.</returns>
    public abstract IEnumerable<byte[]> Needles(int rank, SearchFacts facts);
}
