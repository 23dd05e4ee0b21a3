using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Identity;

/// <summary>What the framework does with who is signed in: tells it when a circuit begins, and again when it is taken up.</summary>
internal static class SignedIn
{
    /// <summary>Begins the circuit as a person.</summary>
    public static async Task BeginAsync(this CircuitContext circuit, Person person, Guid? branch = null)
    {
        circuit.TakeUp(PrincipalOf(person, branch: branch));
        foreach (var handler in circuit.GetAll<CircuitHandler>().OrderBy(handler => handler.Order))
        {
            // no handler of the portal looks at the circuit itself
            await handler.OnCircuitOpenedAsync(null!, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A browser takes the circuit up, as whoever its cookie says.</summary>
    public static void TakeUp(this CircuitContext circuit, ClaimsPrincipal principal) =>
        circuit.TakeUp(Task.FromResult(new AuthenticationState(principal)));

    /// <summary>A browser takes the circuit up, as whoever its cookie says.</summary>
    public static void TakeUp(this CircuitContext circuit, Task<AuthenticationState> state) =>
        ((IHostEnvironmentAuthenticationStateProvider)circuit.Get<AuthenticationStateProvider>()).SetAuthenticationState(state);

    /// <summary>Whether the circuit still belongs to somebody.</summary>
    public static async Task<bool> IsSomebodysAsync(this CircuitContext circuit) =>
        (await circuit.Get<AuthenticationStateProvider>().GetAuthenticationStateAsync()).User.Identity?.IsAuthenticated == true;

    /// <summary>What a person's cookie says.</summary>
    /// <param name="person">Who.</param>
    /// <param name="session">Another session of theirs; null for the usual.</param>
    /// <param name="branch">The selected branch; null for all.</param>
    public static ClaimsPrincipal PrincipalOf(Person person, Guid? session = null, Guid? branch = null) =>
        new(
            new ClaimsIdentity(
                [
                    new(ClaimTypes.NameIdentifier, person.Id.ToString()),
                    new("AspNet.Identity.SecurityStamp", person.Stamp),
                    new("optica:session", (session ?? person.SessionId).ToString()),
                    .. branch is { } selected ? [new Claim("optica:branch", selected.ToString())] : Array.Empty<Claim>(),
                ],
                "cookie"
            )
        );
}
