using System.Runtime.InteropServices;

namespace Optica.Portal.Hosting;

/// <summary>Ends the portal when the system asks it to: first everybody takes notice (<see cref="Departure"/>), asked a second time at once.</summary>
internal sealed class StopSignals(Departure departure, IHostApplicationLifetime lifetime) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> signals = [];

    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT })
        {
            signals.Add(PosixSignalRegistration.Create(signal, Stop));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
