namespace Optica.Data.Jobs;

/// <summary>Wakes whoever runs jobs in this process, so that a new one need not wait for the next look around.</summary>
public sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim rung = new(0);

    /// <summary>There is something to do.</summary>
    public void Ring() => rung.Release();

    /// <summary>Waits until there is, or for a while.</summary>
    /// <param name="atMost">How long.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) => rung.WaitAsync(atMost, cancellation);

    /// <inheritdoc />
    public void Dispose() => rung.Dispose();
}
