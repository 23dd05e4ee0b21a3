using Optica.Data.Saving;

namespace Optica.Portal.Hosting;

/// <summary>
/// Forgets every hour what was only meant for a while, and looks every minute whether an erasure has left something to do. A failure is
/// logged and tried again.
/// </summary>
internal sealed partial class CleanUps(
    SavingCleanUp cleanUp,
    ErasureCare erasures,
    SqliteStatistics statistics,
    TimeProvider time,
    ILogger<CleanUps> logger
) : BackgroundService
{
    private const int MinutesAnHour = 60;

    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var minute = 0; !stoppingToken.IsCancellationRequested; minute = (minute + 1) % MinutesAnHour)
        {
            try
            {
                await (minute == 0 ? HourAsync(stoppingToken) : erasures.TickAsync(stoppingToken));
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }

            await Task.Delay(Often, time, stoppingToken);
        }
    }

    private async Task HourAsync(CancellationToken stopping)
    {
        await erasures.RunAsync(stopping);
        await cleanUp.RunAsync(stopping);
        await statistics.RefreshAsync(stopping);
    }

    [LoggerMessage(LogLevel.Error, "What has outlived its purpose could not be removed; trying again")]
    private partial void LogFailed(Exception exception);
}
