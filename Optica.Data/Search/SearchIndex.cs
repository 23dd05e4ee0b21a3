using System.Collections.Concurrent;
using System.Threading.Channels;
using Optica.Data.Saving;
using Optica.Domain.Saving;

namespace Optica.Data.Search;

/// <summary>
/// The search lines of whole organisations in memory, packed branch by branch (PERFORMANCE §3). The first search of an organisation asks
/// for its load; until then, and when something went wrong, whoever searches asks the database. It holds what may be stale for a moment
/// and knows nobody's rights: what it finds is read again as the caller may see it.
/// </summary>
public sealed class SearchIndex : IChangeFollower
{
    /// <summary>As the audit trail names customers.</summary>
    private const string Kind = "customer";

    private readonly ConcurrentDictionary<Guid, OrganisationIndex> organisations = new();
    private readonly Channel<Guid> wanted = Channel.CreateUnbounded<Guid>();
    private readonly SearchReader reader;
    private readonly bool isOn;

    internal SearchIndex(SearchReader reader, ChangeFeed feed, OpticaDataOptions options)
    {
        (this.reader, isOn) = (reader, options.SearchesInProcess);
        feed.Follow(this);
    }

    /// <summary>Waits until an organisation wants to be loaded.</summary>
    /// <returns>The organisation, for <see cref="LoadAsync"/>.</returns>
    public ValueTask<Guid> NextAsync(CancellationToken cancellation) => wanted.Reader.ReadAsync(cancellation);

    /// <summary>Loads an organisation, once more if it is loaded.</summary>
    /// <param name="organisation">Which one.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>How many customers it has, and the bytes they take.</returns>
    public async Task<(int Customers, long Bytes)> LoadAsync(Guid organisation, CancellationToken cancellation)
    {
        var loaded = await Of(organisation).LoadAsync(() => reader.ReadAsync(organisation, cancellation));
        return (loaded.Loaded, loaded.Bytes);
    }

    /// <summary>An organisation with everything that was committed before the call, or null when it is not loaded.</summary>
    internal async Task<SearchState?> FreshAsync(Guid organisation, CancellationToken cancellation)
    {
        if (!isOn)
        {
            return null;
        }

        var one = Of(organisation);
        if (one.Wants())
        {
            wanted.Writer.TryWrite(organisation);
        }

        return await one.FreshAsync(ids => reader.OfAsync(organisation, ids, cancellation), cancellation);
    }

    void IChangeFollower.Note(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes)
        {
            if (change.Kind == Kind && organisations.TryGetValue(change.OrganisationId, out var one))
            {
                one.Note(change.RecordId);
            }
        }
    }

    void IChangeFollower.NoteGap()
    {
        foreach (var one in organisations.Values)
        {
            one.NoteGap();
        }
    }

    private OrganisationIndex Of(Guid organisation) => organisations.GetOrAdd(organisation, _ => new());
}
