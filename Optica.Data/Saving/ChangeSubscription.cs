using System.Threading.Channels;
using Optica.Domain.Saving;

namespace Optica.Data.Saving;

/// <summary>What one screen is told.</summary>
public sealed class ChangeSubscription : IDisposable
{
    private const int Most = 256;

    private readonly Func<Change, bool> wanted;
    private readonly Action<ChangeSubscription> remove;
    private readonly Channel<Change?> channel;
    private int hasGap;

    internal ChangeSubscription(Func<Change, bool> wanted, Action<ChangeSubscription> remove)
    {
        (this.wanted, this.remove) = (wanted, remove);
        // of too many the oldest are forgotten, but not that there were more
        channel = Channel.CreateBounded<Change?>(
            new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => hasGap = 1
        );
    }

    /// <summary>Waits for news and takes all there are.</summary>
    public async Task<ChangeNews> NextAsync(CancellationToken cancellation)
    {
        await channel.Reader.WaitToReadAsync(cancellation);
        return Rest();
    }

    /// <summary>Takes what has come, waits for nothing.</summary>
    public ChangeNews Rest()
    {
        var changes = new List<Change>();
        while (channel.Reader.TryRead(out var change))
        {
            if (change is not null)
            {
                changes.Add(change);
            }
        }

        return new(changes, Interlocked.Exchange(ref hasGap, 0) == 1);
    }

    /// <inheritdoc />
    public void Dispose() => remove(this);

    internal void Offer(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes.Where(wanted))
        {
            channel.Writer.TryWrite(change);
        }
    }

    internal void OfferGap()
    {
        hasGap = 1;
        // whoever waits wakes
        channel.Writer.TryWrite(null);
    }
}
