using Optica.Domain.Saving;

namespace Optica.Data.Saving;

/// <summary>
/// Tells whoever is looking what was committed, here or by another process: ids only, never data. Publishing waits for nobody; each
/// subscriber reads its own channel where it lives.
/// </summary>
public sealed class ChangeFeed
{
    /// <summary>A screen begins to look when it has loaded; what happened in between is in here.</summary>
    private const long RecentMilliseconds = 2_000;

    private readonly Lock gate = new();
    private readonly HashSet<ulong> ahead = [];
    private readonly Queue<(long Told, Change Change)> recent = [];
    private ChangeSubscription[] subscriptions = [];
    private TaskCompletionSource watched = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ulong settled;
    private volatile bool isBehind;
    private IChangeFollower? follower;

    /// <summary>How many are looking.</summary>
    public int Subscriptions => Volatile.Read(ref subscriptions).Length;

    /// <summary>Whether what other processes commit cannot be read at the moment; set by whoever reads it.</summary>
    public bool IsBehind
    {
        get => isBehind;
        set => isBehind = value;
    }

    /// <summary>Starts looking; dispose to stop.</summary>
    /// <param name="wanted">Which changes; asked on the publisher's thread, so it must only look at what never changes.</param>
    /// <param name="hasLoaded">Whether what is looked at was loaded before: what was told a moment ago is then told again.</param>
    public ChangeSubscription Subscribe(Func<Change, bool> wanted, bool hasLoaded = false)
    {
        var subscription = new ChangeSubscription(wanted, Remove);
        lock (gate)
        {
            subscriptions = [.. subscriptions, subscription];
            watched.TrySetResult();
            Forget();
            if (hasLoaded)
            {
                // by name, not as a gap: what one's own presence is told by is no news of the record
                subscription.Offer([.. recent.Select(told => told.Change)]);
            }
        }

        return subscription;
    }

    /// <summary>Tells somebody in this process of every change before its maker goes on; there is one who needs that.</summary>
    internal void Follow(IChangeFollower one)
    {
        lock (gate)
        {
            follower = one;
        }
    }

    /// <summary>Waits until somebody looks: what is new is worth reading at once.</summary>
    public Task WatchedAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            if (subscriptions.Length == 0 && watched.Task.IsCompleted)
            {
                watched = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return watched.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Tells of committed changes, each of them once, whether this process made it or read it.</summary>
    internal void Publish(IReadOnlyList<Change> changes)
    {
        List<Change> fresh;
        lock (gate)
        {
            fresh = [.. changes.Where(change => change.Position > settled && ahead.Add(change.Position))];
            Forget();
            fresh.ForEach(change => recent.Enqueue((Environment.TickCount64, change)));
            if (fresh.Count > 0)
            {
                // within the lock: whoever publishes what another thread has told already must find it told
                follower?.Note(fresh);
            }
        }

        if (fresh.Count > 0)
        {
            foreach (var subscription in Volatile.Read(ref subscriptions))
            {
                subscription.Offer(fresh);
            }
        }
    }

    /// <summary>Tells everybody that more happened than can be told one by one: whatever they look at may have changed.</summary>
    internal void PublishGap()
    {
        lock (gate)
        {
            follower?.NoteGap();
        }

        foreach (var subscription in Volatile.Read(ref subscriptions))
        {
            subscription.OfferGap();
        }
    }

    /// <summary>Nothing new appears at or below a position any more, and all of it was told.</summary>
    internal void Settle(ulong position)
    {
        lock (gate)
        {
            settled = Math.Max(settled, position);
            ahead.RemoveWhere(told => told <= settled);
        }
    }

    private void Forget()
    {
        while (recent.TryPeek(out var oldest) && Environment.TickCount64 - oldest.Told > RecentMilliseconds)
        {
            recent.Dequeue();
        }
    }

    private void Remove(ChangeSubscription gone)
    {
        lock (gate)
        {
            subscriptions = [.. subscriptions.Where(subscription => subscription != gone)];
        }
    }
}
