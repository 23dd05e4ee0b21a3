namespace Optica.Data.Search;

/// <summary>
/// One organisation's index and what has to be done about it: loading, and reading again whoever changed. A change is noted before the one
/// who made it goes on, so the next search reads it.
/// </summary>
internal sealed class OrganisationIndex
{
    /// <summary>Of so many unread changes loading anew is the shorter way.</summary>
    private const int MostUnread = 5_000;

    /// <summary>So many changed customers, and this share of all, slow a search down.</summary>
    private const int MostChanged = 1_000;
    private const int MostChangedShare = 50;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim reading = new(1);

    /// <summary>Who changed and has not been read again, by the number of the change.</summary>
    private readonly Dictionary<Guid, long> unread = [];
    private readonly HashSet<Guid> sinceLoading = [];
    private SearchState? state;
    private bool isWanted;
    private bool isLoading;
    private long changes;
    private long gaps;

    /// <summary>As it is, or null when it is not loaded.</summary>
    public SearchState? State => Volatile.Read(ref state);

    /// <summary>Whether it has to be loaded and nobody was told yet.</summary>
    public bool Wants()
    {
        lock (gate)
        {
            var wants = !isWanted && (state is null || IsWorn(state));
            isWanted |= wants;
            return wants;
        }
    }

    /// <summary>Somebody changed a customer.</summary>
    public void Note(Guid id)
    {
        lock (gate)
        {
            unread[id] = ++changes;
            if (isLoading)
            {
                sinceLoading.Add(id);
            }

            if (unread.Count > MostUnread)
            {
                Forget();
            }
        }
    }

    /// <summary>Anything may have changed.</summary>
    public void NoteGap()
    {
        lock (gate)
        {
            Forget();
        }
    }

    /// <summary>Loads it; searches go on by what there is.</summary>
    /// <param name="read">Reads all customers.</param>
    /// <returns>What was read.</returns>
    public async Task<SearchState> LoadAsync(Func<Task<SearchState>> read)
    {
        long before;
        lock (gate)
        {
            isLoading = true;
            sinceLoading.Clear();
            before = gaps;
            if (state is null)
            {
                // what was told by now is in what will be read
                unread.Clear();
            }
        }

        try
        {
            var loaded = await read();
            lock (gate)
            {
                // after a gap nobody knows what was missed: the next search asks for another load
                state = before == gaps ? loaded : null;
                foreach (var id in sinceLoading)
                {
                    unread[id] = ++changes;
                }
            }

            return loaded;
        }
        finally
        {
            lock (gate)
            {
                isLoading = isWanted = false;
            }
        }
    }

    /// <summary>As it is now, with every change told before; null when it is not loaded.</summary>
    /// <param name="read">Reads some customers again.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<SearchState?> FreshAsync(
        Func<IReadOnlyCollection<Guid>, Task<IReadOnlyList<SearchRow>>> read,
        CancellationToken cancellation
    )
    {
        lock (gate)
        {
            if (state is null || unread.Count == 0)
            {
                return state;
            }
        }

        // one after the other: what one has read but not taken in yet must not be older than what another takes in
        await reading.WaitAsync(cancellation);
        try
        {
            KeyValuePair<Guid, long>[] noted;
            lock (gate)
            {
                noted = [.. unread];
            }

            return Take(noted, await read([.. noted.Select(one => one.Key)]));
        }
        finally
        {
            reading.Release();
        }
    }

    private SearchState? Take(KeyValuePair<Guid, long>[] noted, IReadOnlyList<SearchRow> rows)
    {
        lock (gate)
        {
            state = state?.With(noted.Select(one => one.Key), rows);
            foreach (var (id, change) in noted)
            {
                // whoever changed again while it was read is read again
                if (unread.GetValueOrDefault(id) == change)
                {
                    unread.Remove(id);
                }
            }

            return state;
        }
    }

    private static bool IsWorn(SearchState state) => state.Changed > MostChanged && state.Changed > state.Loaded / MostChangedShare;

    private void Forget()
    {
        gaps++;
        state = null;
        unread.Clear();
        sinceLoading.Clear();
    }
}
