using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>Ends live screens whose user, stamp or session is no longer good.</summary>
internal sealed class AccessStateProvider(ILoggerFactory loggers, AccessReader reader, IConfiguration settings)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval { get; } = PortalIdentity.Recheck(settings);

    /// <summary>From now on the screen is nobody's.</summary>
    public void SignOut() => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(authenticationState);
        return authenticationState.User.ToTicket() is { } ticket
            && (await reader.ReadAsync(ticket, AccessSnapshot.None, cancellationToken)).Scope.IsSomebody;
    }
}
