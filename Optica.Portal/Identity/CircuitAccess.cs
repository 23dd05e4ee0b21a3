using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>
/// Sets who is asking for a circuit, before its first component runs. A circuit stays with the session it began with: when somebody else
/// takes it up after a lost connection, it is nobody's and closes.
/// </summary>
internal sealed class CircuitAccess(AccessStateProvider state, CurrentAccess access) : CircuitHandler, IDisposable
{
    private AccessTicket? mine;

    // before any other handler
    public override int Order => -100;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        mine = (await state.GetAuthenticationStateAsync()).User.ToTicket();
        access.Use(mine);
        await access.RefreshAsync(cancellationToken);
        state.AuthenticationStateChanged += Check;
    }

    public void Dispose() => state.AuthenticationStateChanged -= Check;

    private void Check(Task<AuthenticationState> change)
    {
        // what the framework hands over at a reconnection is complete; anything else is not trusted before it is
        var other = change.IsCompletedSuccessfully ? change.Result.User.ToTicket() : null;
        if (other is not null && (other.UserId, other.SessionId) == (mine?.UserId, mine?.SessionId))
        {
            return;
        }

        access.Use(null);
        if (other is not null)
        {
            state.SignOut();
        }
    }
}
