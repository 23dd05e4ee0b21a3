using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>The best so many of what a scan finds, and how many there are, counted up to where it does not matter any more.</summary>
/// <param name="most">How many are kept.</param>
/// <param name="enough">How many need to be counted.</param>
internal sealed class SearchBest(int most, int enough)
{
    /// <summary>The worst one kept comes out first.</summary>
    private readonly PriorityQueue<Guid, ulong> kept = new(most + 1);
    private ulong worst = ulong.MaxValue;

    /// <summary>All that were offered.</summary>
    public int Total { get; private set; }

    /// <summary>The worst rank that is of use from a place in the order of lists on; -1 when nobody there can be.</summary>
    public int UsefulFrom(uint place)
    {
        var rank = SearchQuery.NoMatch - 1;
        if (Total >= enough)
        {
            while (rank >= 0 && PlaceOf(rank, place) >= worst)
            {
                rank--;
            }
        }

        return rank;
    }

    /// <summary>Takes note of one.</summary>
    /// <param name="rank">How well it matches.</param>
    /// <param name="key">Where it stands among those that match as well.</param>
    /// <param name="id">The customer; not looked at unless kept, which spares a read far away in memory.</param>
    public void Offer(int rank, uint key, in Guid id)
    {
        Total++;
        var place = PlaceOf(rank, key);
        if (place >= worst)
        {
            return;
        }

        if (kept.Count < most)
        {
            kept.Enqueue(id, ~place);
        }
        else
        {
            kept.DequeueEnqueue(id, ~place);
        }

        if (kept.Count == most && kept.TryPeek(out _, out var last))
        {
            worst = ~last;
        }
    }

    /// <summary>Those kept, best first.</summary>
    public IReadOnlyList<Guid> Take() => [.. kept.UnorderedItems.OrderByDescending(one => one.Priority).Select(one => one.Element)];

    private static ulong PlaceOf(int rank, uint key) => ((ulong)rank << 32) | key;
}
