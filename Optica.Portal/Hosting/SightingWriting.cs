using Optica.Data.Audit;

namespace Optica.Portal.Hosting;

/// <summary>
/// Writes down who was shown whom, once a second, and what is left when the portal stops. What cannot be written waits and is tried
/// again.
/// </summary>
internal sealed partial class SightingWriting(SightingLog sightings, TimeProvider time, ILogger<SightingWriting> logger) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    /// <summary>Nobody is shown anything any more: what was shown until now is written.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(stoppingToken);
            await Task.Delay(Often, time, stoppingToken);
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await sightings.FlushAsync(cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(sightings.Waiting, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Who was shown whom could not be written, {Waiting} more wait; trying again")]
    private partial void LogFailed(int waiting, Exception exception);
}
