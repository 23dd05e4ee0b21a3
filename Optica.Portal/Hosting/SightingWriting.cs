using Optica.Data.Audit;

namespace Optica.Portal.Hosting;

/// <summary>
/// Writes down who was shown whom, once a second, and what is left when the portal stops. What cannot be written waits and is tried
/// again.
/// </summary>
internal sealed partial class SightingWriting(SightingLog sightings, TimeProvider time, ILogger<SightingWriting> logger) : LastingService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    /// <summary>Nobody is shown anything any more: what was shown until now is written.</summary>
    protected override Task EndAsync(CancellationToken cancellation) =>
        TryAsync(() => sightings.FlushAsync(cancellation), CancellationToken.None);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(() => sightings.FlushAsync(stoppingToken), stoppingToken);
            await Task.Delay(Often, time, stoppingToken);
        }
    }

    protected override void LogFailed(Exception exception) => LogWaiting(sightings.Waiting, exception);

    [LoggerMessage(LogLevel.Error, "Who was shown whom could not be written, {Waiting} more wait; trying again")]
    private partial void LogWaiting(int waiting, Exception exception);
}
