using System.Threading.Channels;
using Optica.Domain.Saving;

namespace Optica.Data.Saving;

/// <summary>What one screen is told.</summary>
public sealed class ChangeSubscription : IDisposable
{
    private const int Most = 256;

    private readonly Func<Change, bool> wanted;
    private readonly Action<ChangeSubscription> remove;

    // of too many the oldest are forgotten: whoever wakes asks the database anyway
    private readonly Channel<Change> channel = Channel.CreateBounded<Change>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
    );

    internal ChangeSubscription(Func<Change, bool> wanted, Action<ChangeSubscription> remove) =>
        (this.wanted, this.remove) = (wanted, remove);

    /// <summary>Waits for news and takes all there are.</summary>
    public async Task<IReadOnlyList<Change>> NextAsync(CancellationToken cancellation)
    {
        var news = new List<Change> { await channel.Reader.ReadAsync(cancellation) };
        while (channel.Reader.TryRead(out var more))
        {
            news.Add(more);
        }

        return news;
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
}
