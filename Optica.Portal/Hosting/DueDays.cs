using Optica.Data.Prescriptions;

namespace Optica.Portal.Hosting;

/// <summary>
/// Tells each morning, and at start, which prescriptions expire soon, where exams are due and which jobs are late. A failure is logged and tried again: people
/// are told later, nobody's work stops.
/// </summary>
internal sealed partial class DueDays(DueReminders reminders, TimeProvider time, ILogger<DueDays> logger) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await RunAsync(stoppingToken), time, stoppingToken);
        }
    }

    /// <summary>Tells what is due.</summary>
    /// <returns>How long to wait for the next round.</returns>
    private async Task<TimeSpan> RunAsync(CancellationToken cancellation)
    {
        try
        {
            var told = await reminders.RunAsync(cancellation);
            if (told > 0)
            {
                LogTold(told);
            }

            return await reminders.NextAsync(cancellation) - time.GetUtcNow().UtcDateTime;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(exception);
            return AfterFailure;
        }
    }

    [LoggerMessage(LogLevel.Information, "{Notifications} notifications of what expires or is due")]
    private partial void LogTold(int notifications);

    [LoggerMessage(LogLevel.Error, "What expires or is due could not be told; trying again in ten minutes")]
    private partial void LogFailed(Exception exception);
}
