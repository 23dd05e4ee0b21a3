namespace Optica.Data.Search;

/// <summary>The customers of one branch, packed (<see cref="PackedText"/>), in the order of lists. Never changes.</summary>
internal sealed class SearchSegment
{
    private const uint Inactive = 1u << 31;

    private readonly PackedLines names;
    private readonly PackedLines others;
    private readonly Guid[] ids;

    /// <summary>The place in the order of the organisation's lists, inactive ones behind all others.</summary>
    private readonly uint[] keys;

    private SearchSegment(Builder built) =>
        (names, others, ids, keys) = (built.Names.Build(), built.Others.Build(), [.. built.Ids], [.. built.Keys]);

    /// <summary>Customers.</summary>
    public int Count => ids.Length;

    /// <summary>Memory it takes.</summary>
    public long Bytes => names.Bytes + others.Bytes + (16L * ids.Length) + (4L * keys.Length);

    /// <summary>Adds what bytes there are, in names and in the other fields.</summary>
    public void Learn(int[] nameBytes, int[] otherBytes)
    {
        names.Count(nameBytes);
        others.Count(otherBytes);
    }

    /// <summary>Offers every line that matches and may be of use.</summary>
    /// <param name="looks">What is looked for.</param>
    /// <param name="best">Gets them.</param>
    /// <param name="isVoid">Whether a line does not count any more.</param>
    public void Scan(IReadOnlyList<PackedLook> looks, SearchBest best, Func<Guid, bool>? isVoid)
    {
        var cursors = new LookCursor[looks.Count];
        for (var at = 0; at < cursors.Length; at++)
        {
            cursors[at] = new(looks[at], looks[at].Look.InNames ? names : others);
        }

        var (row, rank) = Next(cursors, 0, best.UsefulFrom(keys[0] & ~Inactive));
        while (row < ids.Length)
        {
            if (isVoid?.Invoke(ids[row]) != true)
            {
                best.Offer(rank, keys[row], in ids[row]);
            }

            (row, rank) = Next(cursors, row + 1, best.UsefulFrom(keys[row] & ~Inactive));
        }
    }

    /// <summary>The next line that matches in any way, and the best of the ways.</summary>
    private (int Row, int Rank) Next(LookCursor[] cursors, int row, int useful)
    {
        var (next, rank) = (ids.Length, 0);
        if (useful < 0)
        {
            return (next, rank);
        }

        foreach (var cursor in cursors)
        {
            cursor.MoveTo(row, useful);
            (next, rank) =
                cursor.Row < next ? (cursor.Row, cursor.Rank)
                : cursor.Row == next ? (next, Math.Min(rank, cursor.Rank))
                : (next, rank);
        }

        return (next, rank);
    }

    /// <summary>Packs customers, in the order of lists.</summary>
    internal sealed class Builder
    {
        public PackedLines.Builder Names { get; } = new(PackedText.Bar);

        public PackedLines.Builder Others { get; } = new(PackedText.Space);

        public List<Guid> Ids { get; } = [];

        public List<uint> Keys { get; } = [];

        /// <param name="id">The customer.</param>
        /// <param name="place">In the order of the organisation's lists.</param>
        /// <param name="isActive">Whether the customer is active.</param>
        public void Add(Guid id, int place, bool isActive)
        {
            Ids.Add(id);
            Keys.Add((uint)place | (isActive ? 0 : Inactive));
        }

        public SearchSegment Build() => new(this);
    }
}
