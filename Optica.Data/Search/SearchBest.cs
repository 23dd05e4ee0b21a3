namespace Optica.Data.Search;

/// <summary>The best so many of what a scan finds, and how many there are in all.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class SearchBest(int most)
{
    /// <summary>The worst one kept comes out first.</summary>
    private readonly PriorityQueue<Guid, ulong> kept = new();
    private ulong worst = ulong.MaxValue;

    /// <summary>All that were offered.</summary>
    public int Total { get; private set; }

    /// <summary>Takes note of one.</summary>
    /// <param name="rank">How well it matches.</param>
    /// <param name="key">Where it stands among those that match as well.</param>
    /// <param name="id">The customer.</param>
    public void Offer(int rank, uint key, Guid id)
    {
        Total++;
        var place = ((ulong)rank << 32) | key;
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
}
