using Optica.Data.Saving;

namespace Optica.Portal.Hosting;

/// <summary>Forgets every hour what was only meant for a while. A failure is logged and tried again.</summary>
internal sealed partial class CleanUps(
    SavingCleanUp cleanUp,
    ErasureCare erasures,
    SqliteStatistics statistics,
    TimeProvider time,
    ILogger<CleanUps> logger
) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await erasures.RunAsync(stoppingToken);
                await cleanUp.RunAsync(stoppingToken);
                await statistics.RefreshAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }

            await Task.Delay(Often, time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "What has outlived its purpose could not be removed; trying again in an hour")]
    private partial void LogFailed(Exception exception);
}
