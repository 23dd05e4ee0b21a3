using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>Part of an address or document number, wherever it stands.</summary>
/// <param name="part">What is looked for.</param>
/// <param name="inNames">Where.</param>
internal sealed class EmailLook(byte[] part, bool inNames) : SearchLook(inNames)
{
    /// <summary>Letters in front of a packed name.</summary>
    private const int BeforeName = 2;

    /// <summary>The best of all places where it stands, whichever the field.</summary>
    public override int Rank(ReadOnlySpan<byte> line)
    {
        var rank = SearchQuery.NoMatch;
        for (var from = 1; rank > 0 && line[from..].IndexOf(part) is var found and >= 0; from++)
        {
            from += found;
            var end = from + part.Length;
            rank = Math.Min(
                rank,
                !Begins(line, from) ? 2
                    : end == line.Length || line[end] == PackedText.Bar ? 0
                    : 1
            );
        }

        return rank;
    }

    public override IEnumerable<byte[]> Needles(int rank, SearchFacts facts) =>
        rank > 1 ? [part]
        : InNames
            ?
            [
                [PackedText.Bar, PackedText.Space, .. part],
            ]
        :
        [
            [PackedText.Bar, .. part],
            [PackedText.Space, .. part],
        ];

    private bool Begins(ReadOnlySpan<byte> line, int at) => InNames ? at == BeforeName : line[at - 1] is PackedText.Bar or PackedText.Space;
}
