using System.Buffers;
using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>
/// The customers of one branch, packed: their lines as UTF-8 one behind the other, each with a space in front (<see cref="SearchPlan"/>),
/// in the order of lists. Never changes.
/// </summary>
internal sealed class SearchSegment
{
    private const uint Inactive = 1u << 31;

    private readonly byte[] text;

    /// <summary>Where each line begins, and where the last one ends.</summary>
    private readonly int[] starts;
    private readonly Guid[] ids;

    /// <summary>The place in the order of the organisation's lists, inactive ones behind all others.</summary>
    private readonly uint[] keys;

    private SearchSegment(Builder built)
    {
        text = built.Text.WrittenSpan.ToArray();
        starts = [.. built.Starts, text.Length];
        ids = [.. built.Ids];
        keys = [.. built.Keys];
    }

    /// <summary>Customers.</summary>
    public int Count => ids.Length;

    /// <summary>Memory it takes.</summary>
    public long Bytes => text.LongLength + (4L * starts.Length) + (16L * ids.Length) + (4L * keys.Length);

    /// <summary>Offers every line that matches.</summary>
    /// <param name="plan">What is looked for.</param>
    /// <param name="best">Gets them.</param>
    /// <param name="isVoid">Whether a line does not count any more.</param>
    public void Scan(SearchPlan plan, SearchBest best, Func<Guid, bool>? isVoid)
    {
        if (plan.Needles.Count == 0)
        {
            return;
        }

        var next = new int[plan.Needles.Count];
        Seek(plan, next, 0);
        for (var (hit, row) = (next.Min(), 0); hit < int.MaxValue; hit = next.Min())
        {
            row = RowAt(hit, row);
            var end = starts[row + 1];
            var rank = plan.Rank(text.AsSpan(starts[row]..end));
            if (rank < SearchQuery.NoMatch && isVoid?.Invoke(ids[row]) != true)
            {
                best.Offer(rank, keys[row], ids[row]);
            }

            Seek(plan, next, end);
        }
    }

    /// <summary>Moves every needle that was found before a place to where it is found from there on.</summary>
    private void Seek(SearchPlan plan, int[] next, int from)
    {
        for (var needle = 0; needle < next.Length; needle++)
        {
            if (next[needle] < from || from == 0)
            {
                var found = text.AsSpan(from).IndexOf(plan.Needles[needle]);
                next[needle] = found < 0 ? int.MaxValue : from + found;
            }
        }
    }

    /// <summary>The line at a place, which is not before another one: by strides that double, then by halves.</summary>
    private int RowAt(int place, int row)
    {
        var stride = 1;
        while (row + stride < ids.Length && starts[row + stride] <= place)
        {
            row += stride;
            stride *= 2;
        }

        var end = Math.Min(ids.Length, row + stride);
        while (end - row > 1)
        {
            var middle = (row + end) / 2;
            (row, end) = starts[middle] <= place ? (middle, end) : (row, middle);
        }

        return row;
    }

    /// <summary>Packs customers, in the order of lists.</summary>
    internal sealed class Builder
    {
        public ArrayBufferWriter<byte> Text { get; } = new();

        public List<int> Starts { get; } = [];

        public List<Guid> Ids { get; } = [];

        public List<uint> Keys { get; } = [];

        /// <param name="id">The customer.</param>
        /// <param name="place">In the order of the organisation's lists.</param>
        /// <param name="isActive">Whether the customer is active.</param>
        /// <param name="line">The packed line.</param>
        public void Add(Guid id, int place, bool isActive, ReadOnlySpan<byte> line)
        {
            Starts.Add(Text.WrittenCount);
            Ids.Add(id);
            Keys.Add((uint)place | (isActive ? 0 : Inactive));
            Text.Write(line);
        }

        public SearchSegment Build() => new(this);
    }
}
