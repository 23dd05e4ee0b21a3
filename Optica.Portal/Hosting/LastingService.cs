namespace Optica.Portal.Hosting;

/// <summary>
/// Does something again and again, and a last time when nothing else runs any more: services stop beside one another, so what the last
/// request left is there only after all of them have. A failure is logged and tried again.
/// </summary>
internal abstract class LastingService : BackgroundService, IHostedLifecycleService
{
    /// <summary>Whoever used up the time for stopping does not take this one.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LastWords);
        await EndAsync(limit.Token);
    }

    /// <summary>What is left to do when everything else has stopped.</summary>
    protected abstract Task EndAsync(CancellationToken cancellation);

    /// <summary>Tells the log that it failed.</summary>
    protected abstract void LogFailed(Exception exception);

    /// <summary>Does it; what fails is logged, unless it was called off.</summary>
    protected async Task TryAsync(Func<Task> act, CancellationToken calledOff)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (!calledOff.IsCancellationRequested)
        {
            LogFailed(exception);
        }
    }
}
