using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Optica.Portal.LiveUpdates;

/// <summary>Tells the circuit's screen whether its connection stands.</summary>
internal sealed class LiveCircuit(LiveScreen screen) : CircuitHandler
{
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        screen.Connect(isThere: true);
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        screen.Connect(isThere: false);
        return Task.CompletedTask;
    }
}
