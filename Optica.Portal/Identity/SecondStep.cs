using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Portal.Hosting;

namespace Optica.Portal.Identity;

/// <summary>
/// Between password and session: whoever has a second factor gets a cookie for five minutes that says no more than whose code is asked
/// for.
/// </summary>
internal sealed class SecondStep(
    SignInService signIn,
    SecondFactors factors,
    SessionLog sessions,
    ResetLinks resets,
    IServiceScopeFactory scopes
)
{
    /// <summary>The page that asks for the code.</summary>
    public const string Page = "/login/code";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static void Configure(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        var secure = environment.IsProduction();
        options.Cookie.Name = secure ? "__Host-optica-step" : "optica-step";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Patience;
        options.SlidingExpiration = false;
    }

    /// <summary>
    /// Signs a checked user in, or asks for the code first. Whose second factor was taken away may be left with a password that is too
    /// short without one: it opens nothing but the page that asks for a longer one.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="user">Whose password was checked.</param>
    /// <param name="password">The password.</param>
    /// <param name="returnUrl">Where the user wanted to go.</param>
    /// <returns>Where to go.</returns>
    public async Task<string> EnterAsync(HttpContext context, OpticaUser user, string? password, string? returnUrl)
    {
        var wanted = Preferences.LocalPath(returnUrl);
        if (PasswordRules.IsTooShort(password, user.TwoFactorEnabled))
        {
            return $"/{await resets.MakeAsync(user.Id)}&due=true";
        }

        if (!user.TwoFactorEnabled)
        {
            await signIn.SignInAsync(user, context.Request.Headers.UserAgent);
            return wanted;
        }

        Claim[] claims = [new(ClaimTypes.NameIdentifier, user.Id.ToString()), new(PortalClaims.Stamp, user.SecurityStamp!)];
        var half = new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.TwoFactorUserIdScheme));
        await context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, half);
        return $"{Page}?returnUrl={Uri.EscapeDataString(wanted)}";
    }

    /// <summary>Whose code is asked for; null when nobody's is, or it took too long.</summary>
    public async Task<OpticaUser?> WaitingAsync(HttpContext context)
    {
        var half = (await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal;
        if (half?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return null;
        }

        await using var scope = scopes.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<OpticaUser>>().FindByIdAsync(id);
        // another password meanwhile, a lock or a suspended organisation: begin again
        return
            user is { IsActive: true }
            && user.SecurityStamp == half.FindFirstValue(PortalClaims.Stamp)
            && !await sessions.IsSuspendedAsync(user)
            ? user
            : null;
    }

    /// <summary>Takes the code and signs in.</summary>
    /// <returns>Whether it was right.</returns>
    public async Task<bool> PassAsync(HttpContext context, OpticaUser user, string? code)
    {
        if (!await factors.TryAsync(user.Id, code, context.RequestAborted))
        {
            await sessions.NoteAsync(user, AuditActions.SecondStepFailed);
            return false;
        }

        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await signIn.SignInAsync(user, context.Request.Headers.UserAgent);
        return true;
    }
}
