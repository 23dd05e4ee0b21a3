namespace Optica.Portal.Hosting;

/// <summary>
/// Does something again and again, and a last time when nothing else runs any more: services stop beside one another, so what the last
/// request left is there only after all of them have. A failure is logged and tried again.
/// </summary>
internal abstract class LastingService : BackgroundService
{
    private readonly Lazy<Task> end;

    protected LastingService() => end = new(EndInTimeAsync);

    /// <summary>Whoever used up the time for stopping does not take this one.</summary>
    public TimeSpan LastWords { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Does it the last time. <see cref="StopSignals"/> asks for it when every service has stopped: the host itself goes away without
    /// what is still under way when the time for stopping is used up. A host that is stopped twice waits for the same end twice.
    /// </summary>
    public Task EndAsync() => end.Value;

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

    private async Task EndInTimeAsync()
    {
        // what never began has nothing to end
        if (ExecuteTask is { } running)
        {
            // the host may have given up on it in the middle of the same work
            using var giveUp = new CancellationTokenSource(LastWords);
            await running.WaitAsync(giveUp.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // also where a call does not listen when it is called off: the stop comes to an end
            using var limit = new CancellationTokenSource(LastWords);
            await TryAsync(() => EndAsync(limit.Token).WaitAsync(LastWords), CancellationToken.None);
        }
    }
}
