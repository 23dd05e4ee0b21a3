namespace Optica.Data.Saving;

/// <summary>
/// Reads what other processes committed and tells it here. Rows do not become visible in the order of their positions: what is visible
/// is told at once, and reading begins anew at the lowest position that may still be filled, so that nothing is skipped.
/// </summary>
public sealed class ChangeReader
{
    /// <summary>More than this at a time is told as "anything may have changed".</summary>
    public const int Most = 1000;

    private readonly IChangeSource source;
    private readonly ChangeFeed feed;
    private ulong? settled;
    private (ulong Above, int Rows) gap;

    internal ChangeReader(IChangeSource source, ChangeFeed feed) => (this.source, this.feed) = (source, feed);

    /// <summary>Reads once. The first time it only learns where to begin: nobody has looked at anything before.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        // before the rows: what is settled by now is among them
        var bound = await source.SettledAsync(cancellation);
        if (settled is { } from)
        {
            await TellAsync(from, cancellation);
        }

        // never back: rows that were purged take the highest position with them
        settled = Math.Max(settled ?? 0, bound);
        feed.Settle(settled.Value);
    }

    private async Task TellAsync(ulong from, CancellationToken cancellation)
    {
        var rows = await source.AfterAsync(from, Most + 1, cancellation);
        if (rows.Count > Most)
        {
            // while a long transaction holds the position back, the same rows are there at each reading: they are told once
            var seen = (from, await source.CountAsync(from, cancellation));
            if (seen != gap)
            {
                gap = seen;
                feed.PublishGap();
            }
        }
        else
        {
            feed.Publish(rows);
        }
    }
}
