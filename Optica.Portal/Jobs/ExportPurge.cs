using Optica.Data.Jobs;
using Optica.Portal.Exports;

namespace Optica.Portal.Jobs;

/// <summary>Removes the files of reports after a week: what nobody fetched should not lie about.</summary>
internal sealed partial class ExportPurge(JobStore store, ExportFiles files, TimeProvider time, ILogger<ExportPurge> logger)
    : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often);
        try
        {
            do
            {
                await TryAsync(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // the portal stops
        }
    }

    private async Task TryAsync(CancellationToken stopping)
    {
        try
        {
            await ReportLife.PurgeAsync(store, files, time.GetUtcNow().UtcDateTime, stopping);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogTrouble(logger, exception.GetType().FullName);
        }
    }

    [LoggerMessage(LogLevel.Error, "Old reports cannot be removed: {Exception}")]
    private static partial void LogTrouble(ILogger logger, string? exception);
}
