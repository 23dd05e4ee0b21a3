using Optica.Data.Jobs;
using Optica.Portal.Exports;

namespace Optica.Portal.Jobs;

/// <summary>Removes the files of reports after a week: what nobody fetched should not lie about.</summary>
internal sealed partial class ExportPurge(JobStore store, ExportFiles files, TimeProvider time, ILogger<ExportPurge> logger)
    : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromHours(1);

    /// <summary>Removes what is too old by now.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-ReportLife.Days);
        foreach (var id in await store.FilesBeforeAsync(before, cancellation))
        {
            files.Delete(id);
            await store.DropFileAsync(id, cancellation);
        }

        files.DeleteLeftovers(before);
    }

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
            await RunAsync(stopping);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogTrouble(logger, exception.GetType().FullName);
        }
    }

    [LoggerMessage(LogLevel.Error, "Old reports cannot be removed: {Exception}")]
    private static partial void LogTrouble(ILogger logger, string? exception);
}

/// <summary>How long the file of a report is kept.</summary>
public static class ReportLife
{
    /// <summary>Days.</summary>
    public const int Days = 7;
}
