using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>Sets who is asking for a circuit, before its first component runs.</summary>
internal sealed class CircuitAccess(AuthenticationStateProvider state, CurrentAccess access) : CircuitHandler
{
    // before any other handler
    public override int Order => -100;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var ticket = (await state.GetAuthenticationStateAsync()).User.ToTicket();
        access.Use(ticket);
        await access.RefreshAsync(cancellationToken);
    }
}
