using Optica.Data.Segments;

namespace Optica.Portal.Hosting;

/// <summary>
/// Writes how customers moved between segments whenever a month is over in an organisation's zone, and at start what was missed. A
/// failure is logged and tried again: reports lag, nobody's work stops.
/// </summary>
internal sealed partial class MonthEnds(MovementCatchUp movement, TimeProvider time, ILogger<MonthEnds> logger) : BackgroundService
{
    // new organisations and other zones are noticed at the latest then
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await RunAsync(stoppingToken), time, stoppingToken);
        }
    }

    /// <summary>Writes what is missing.</summary>
    /// <returns>How long to wait for the next round.</returns>
    private async Task<TimeSpan> RunAsync(CancellationToken cancellation)
    {
        try
        {
            var behind = await movement.RunAsync(cancellation);
            if (behind > 0)
            {
                LogWritten(behind);
            }

            var wait = await movement.NextAsync(cancellation) - time.GetUtcNow().UtcDateTime;
            return wait < Longest ? wait : Longest;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(exception);
            return AfterFailure;
        }
    }

    [LoggerMessage(LogLevel.Information, "Movement between segments written for {Organisations} organisations")]
    private partial void LogWritten(int organisations);

    [LoggerMessage(LogLevel.Error, "Movement between segments could not be written; trying again in ten minutes")]
    private partial void LogFailed(Exception exception);
}
