namespace Optica.Portal.Components.Shared;

/// <summary>
/// Of several askings only the last one counts. Beginning one calls the one before off, without waiting in between: two that begin at
/// once would otherwise take each other's source away.
/// </summary>
public sealed class Latest : IDisposable
{
    private CancellationTokenSource? current;

    /// <summary>Begins an asking and calls the one before off.</summary>
    /// <returns>Cancelled once another one begins, or nobody asks any more.</returns>
    public CancellationToken Begin()
    {
        var mine = new CancellationTokenSource();
        var token = mine.Token;
        End(mine);
        return token;
    }

    /// <inheritdoc />
    public void Dispose() => End(null);

    private void End(CancellationTokenSource? next)
    {
        var before = Interlocked.Exchange(ref current, next);
        before?.Cancel();
        before?.Dispose();
    }
}
