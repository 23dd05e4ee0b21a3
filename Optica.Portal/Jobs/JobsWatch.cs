using Optica.Data.Jobs;
using Optica.Domain.Jobs;

namespace Optica.Portal.Jobs;

/// <summary>The user's jobs that wait or run, for every part of the screen that shows them: looked at each second, while there are any.</summary>
public sealed class JobsWatch(JobQueries queries, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource gone = new();
    private bool isWatching;

    /// <summary>Raised after every look, in the circuit that looked.</summary>
    public event EventHandler? Looked;

    /// <summary>What waits or runs, oldest first.</summary>
    public IReadOnlyList<JobRow> Running { get; private set; } = [];

    /// <summary>Looks once, and again while something runs; whoever calls while another already watches gets the one look.</summary>
    public async Task WatchAsync()
    {
        try
        {
            await LookAsync();
            if (!isWatching)
            {
                await StayAsync();
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // the user has left
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!gone.IsCancellationRequested)
        {
            gone.Cancel();
            gone.Dispose();
        }
    }

    private async Task StayAsync()
    {
        isWatching = true;
        try
        {
            while (Running.Count > 0)
            {
                await Task.Delay(Tick, time, gone.Token);
                await LookAsync();
            }
        }
        finally
        {
            isWatching = false;
        }
    }

    private async Task LookAsync()
    {
        Running = (await queries.RunningAsync(gone.Token)).TryGet(out var found, out _) ? found : [];
        Looked?.Invoke(this, EventArgs.Empty);
    }
}
