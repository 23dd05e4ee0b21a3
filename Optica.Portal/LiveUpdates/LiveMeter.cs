using System.Diagnostics.Metrics;
using Optica.Data.Saving;

namespace Optica.Portal.LiveUpdates;

/// <summary>
/// Counts the screens' open subscriptions for whoever measures: what does not come back to zero when the last page is closed is a leak.
/// </summary>
public sealed class LiveMeter(IMeterFactory meters, ChangeFeed feed) : IHostedService
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Optica";

    /// <summary>Name of the gauge.</summary>
    public const string Subscriptions = "optica.live.subscriptions";

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        meters.Create(Name).CreateObservableGauge(Subscriptions, () => feed.Subscriptions, "{subscription}", "Open subscriptions");
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
