using Optica.Domain.Saving;

namespace Optica.Data.Saving;

/// <summary>
/// Tells whoever is looking what this process has committed: ids only, never data. Publishing waits for nobody; each subscriber reads
/// its own channel where it lives.
/// </summary>
public sealed class ChangeFeed
{
    private readonly Lock gate = new();
    private ChangeSubscription[] subscriptions = [];

    /// <summary>How many are looking.</summary>
    public int Subscriptions => Volatile.Read(ref subscriptions).Length;

    /// <summary>Starts looking; dispose to stop.</summary>
    /// <param name="wanted">Which changes; asked on the publisher's thread, so it must only look at what never changes.</param>
    public ChangeSubscription Subscribe(Func<Change, bool> wanted)
    {
        var subscription = new ChangeSubscription(wanted, Remove);
        lock (gate)
        {
            subscriptions = [.. subscriptions, subscription];
        }

        return subscription;
    }

    /// <summary>Tells of committed changes.</summary>
    internal void Publish(IReadOnlyList<Change> changes)
    {
        foreach (var subscription in Volatile.Read(ref subscriptions))
        {
            subscription.Offer(changes);
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
