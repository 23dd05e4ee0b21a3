namespace Optica.Portal.Components.Shared;

/// <summary>
/// Of several askings only the last one counts. Beginning one calls the one before off, without waiting in between: two that begin at
/// once would otherwise take each other's source away.
/// </summary>
public sealed class Latest : IDisposable
{
    private CancellationTokenSource? current;

    /// <summary>Whether nobody asks any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Begins an asking and calls the one before off.</summary>
    /// <returns>Cancelled once another one begins, or nobody asks any more.</returns>
    public CancellationToken Begin()
    {
        if (IsOver)
        {
            return new CancellationToken(canceled: true);
        }

        var mine = new CancellationTokenSource();
        var token = mine.Token;
        End(mine);
        return token;
    }

    /// <summary>Asks, and takes the answer unless another asking began meanwhile or nobody asks any more.</summary>
    /// <param name="ask">The question; failing after it was called off is no failure.</param>
    /// <param name="take">Takes the answer.</param>
    public Task AskAsync<T>(Func<CancellationToken, Task<T>> ask, Action<T> take)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(take);
        return AskAsync(async mine =>
        {
            var answer = await ask(mine);
            if (!mine.IsCancellationRequested)
            {
                take(answer);
            }
        });
    }

    /// <summary>Asks; nothing is asked, and nothing that fails is told, once nobody asks any more.</summary>
    /// <param name="ask">Asks, and takes the answer; failing after it was called off is no failure.</param>
    public async Task AskAsync(Func<CancellationToken, Task> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (IsOver)
        {
            return;
        }

        var mine = Begin();
        try
        {
            await ask(mine);
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // something newer is asked, or nobody is looking any more; drivers tell of a cancelled query in several ways
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        IsOver = true;
        End(null);
    }

    private void End(CancellationTokenSource? next)
    {
        var before = Interlocked.Exchange(ref current, next);
        before?.Cancel();
        before?.Dispose();
    }
}
