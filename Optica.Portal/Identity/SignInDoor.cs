using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>Counts attempts to sign in with a browser before the password is looked at (SECURITY 32).</summary>
internal sealed class SignInDoor(UserManager<OpticaUser> users, SignInLimits limits, KnownBrowsers browsers)
{
    /// <summary>Counts an attempt; one too many is answered 429.</summary>
    /// <param name="context">The request.</param>
    /// <param name="email">The account, as it was typed.</param>
    /// <returns>Null when it may go on, or how long to wait.</returns>
    public async Task<TimeSpan?> HoldAsync(HttpContext context, string? email)
    {
        var typed = email ?? "";
        var user = string.IsNullOrWhiteSpace(typed) ? null : await users.FindByEmailAsync(typed.Trim());
        var browser = user is null ? null : browsers.Find(context, user.Id);
        var wait = browser is { } known ? limits.Hold(known, user!.Id) : limits.Hold(context.Connection.RemoteIpAddress, typed);
        if (wait is { } held)
        {
            SignInLimits.Tell(context.Response, held);
        }

        return wait;
    }
}
