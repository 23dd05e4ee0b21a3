using Optica.Data.Jobs;

namespace Optica.Portal.Jobs;

/// <summary>Runs waiting jobs while the portal runs, two at a time. On stopping they are given back and begin anew elsewhere or later.</summary>
internal sealed partial class JobWorker(JobRunner runner, JobSignal signal, ILogger<JobWorker> logger) : BackgroundService
{
    private const int AtOnce = 2;

    /// <summary>Also what other processes asked for, or left behind, is found.</summary>
    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => RunAsync(stoppingToken)));

    private async Task RunAsync(CancellationToken stopping)
    {
        // the host goes on starting meanwhile
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!await runner.RunNextAsync(stopping))
                {
                    await signal.WaitAsync(LookAround, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // the database is away: it will be back, and so shall we
                LogTrouble(logger, exception.GetType().FullName);
                await RestAsync(stopping);
            }
        }
    }

    private static async Task RestAsync(CancellationToken stopping)
    {
        try
        {
            await Task.Delay(LookAround, stopping);
        }
        catch (OperationCanceledException)
        {
            // the portal stops
        }
    }

    [LoggerMessage(LogLevel.Error, "Jobs cannot be taken: {Exception}")]
    private static partial void LogTrouble(ILogger logger, string? exception);
}
