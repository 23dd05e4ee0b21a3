namespace Optica.Data.Jobs;

/// <summary>The line between a job's handler and whoever runs it.</summary>
public sealed class JobRun : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly JobStore store;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stop;

    internal JobRun(ClaimedJob job, JobStore store, TimeProvider time, CancellationToken stopping)
    {
        (Job, this.store, this.time) = (job, store, time);
        stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    }

    /// <summary>The job.</summary>
    public ClaimedJob Job { get; private set; }

    /// <summary>Stops the work: called off, taken over, or the process ends.</summary>
    public CancellationToken Cancellation => stop.Token;

    /// <summary>Why it is to be stopped, if it is.</summary>
    internal JobWish Wish { get; private set; }

    /// <summary>
    /// After every chunk: notes how far it is, at most once a second, and hears whether to go on; throws
    /// <see cref="OperationCanceledException"/> when not.
    /// </summary>
    /// <param name="progress">Steps done.</param>
    /// <param name="goal">Steps in all, 0 while unknown.</param>
    public async Task ReportAsync(long progress, long goal)
    {
        Wish = await store.LookAsync(Job, Cancellation);
        if (Wish == JobWish.GoOn && time.GetUtcNow().UtcDateTime - Job.Heartbeat >= Rest)
        {
            if (await store.AdvanceAsync(Job, progress, goal, Cancellation) is { } alive)
            {
                Job = alive;
            }
            else
            {
                Wish = JobWish.Lost;
            }
        }

        if (Wish != JobWish.GoOn)
        {
            await stop.CancelAsync();
        }

        Cancellation.ThrowIfCancellationRequested();
    }

    /// <inheritdoc />
    public void Dispose() => stop.Dispose();
}
