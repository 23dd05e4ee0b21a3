using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Optica.Domain.Access;

namespace Optica.Portal.Identity;

/// <summary>The session cookie, and what it carries over when Identity rebuilds the principal.</summary>
internal static class PortalCookie
{
    private static readonly string[] Carried = [PortalClaims.Session, PortalClaims.Branch];

    public static void Configure(CookieAuthenticationOptions options, IHostEnvironment environment, SessionLimits limits)
    {
        var secure = environment.IsProduction();
        options.Cookie.Name = secure ? "__Host-optica" : "optica";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        // issued anew it lasts longer than its session, whose own end counts
        options.ExpireTimeSpan = limits.Absolute;
        options.SlidingExpiration = false;
        options.LoginPath = "/login";
        options.LogoutPath = "/logout";
        options.AccessDeniedPath = "/access-denied";
        options.ReturnUrlParameter = "returnUrl";
        var validate = options.Events.OnValidatePrincipal;
        options.Events.OnValidatePrincipal = async context =>
        {
            var ticket = context.Principal?.ToTicket();
            await validate(context);
            if (context.Principal is null && ticket is not null)
            {
                context.HttpContext.Features.Set(new RejectedTicket(ticket));
            }
        };
        var usual = options.Events.OnRedirectToLogin;
        options.Events.OnRedirectToLogin = context =>
        {
            if (LockedSession.Of(context.HttpContext) is not null)
            {
                context.RedirectUri = LockedSession.Address(context.Request);
            }
            else
            {
                context.RedirectUri = ClosedSession.Tell(context.RedirectUri, ClosedSession.Of(context.HttpContext)?.Why);
            }

            return usual(context);
        };
    }

    public static void Revalidate(SecurityStampValidatorOptions options, TimeSpan interval)
    {
        options.ValidationInterval = interval;
        options.OnRefreshingPrincipal = context =>
        {
            // the validator makes a new principal from the user alone
            var kept = Carried.Select(type => context.CurrentPrincipal?.FindFirst(type)).OfType<Claim>();
            ((ClaimsIdentity?)context.NewPrincipal?.Identity)?.AddClaims(kept.Select(claim => new Claim(claim.Type, claim.Value)));
            return Task.CompletedTask;
        };
    }
}
