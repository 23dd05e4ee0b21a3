using System.Runtime.InteropServices;

namespace Optica.Portal.Hosting;

/// <summary>
/// Ends the portal when the system asks it to: first everybody takes notice (<see cref="Departure"/>), asked a second time at once; last,
/// when every service has stopped, what the last request left is written.
/// </summary>
internal sealed class StopSignals(Departure departure, IHostApplicationLifetime lifetime, IServiceProvider services)
    : IHostLifetime,
        IDisposable
{
    private readonly List<PosixSignalRegistration> signals = [];
    private IReadOnlyList<LastingService> lasting = [];

    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT })
        {
            signals.Add(PosixSignalRegistration.Create(signal, Stop));
        }

        lasting = [.. services.GetServices<IHostedService>().OfType<LastingService>()];

        return Task.CompletedTask;
    }

    /// <summary>Whatever time the others took: the host waits for this in any case.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(lasting.Select(service => service.EndAsync()));

    /// <inheritdoc />
    public void Dispose() => signals.ForEach(signal => signal.Dispose());

    private void Stop(PosixSignalContext context)
    {
        // the process ends by itself, once everything is put away
        context.Cancel = true;
        if (departure.Begin())
        {
            _ = Task.Run(LeaveAsync);
        }
        else
        {
            lifetime.StopApplication();
        }
    }

    private async Task LeaveAsync()
    {
        try
        {
            await departure.TakeLeaveAsync(lifetime.ApplicationStopping);
        }
        finally
        {
            lifetime.StopApplication();
        }
    }
}
