using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>
/// Sets who is asking for a request. A cookie whose session has ended, or whose user has changed, counts as none, and the way to the
/// sign-in page says why; one whose screen is locked as none for now.
/// </summary>
internal static class CurrentAccessMiddleware
{
    public static void UseCurrentAccess(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                // whoever asks for a token says who they are; a cookie that a browser sends along is another session's
                if (!IsTokens(context) && context.User.ToTicket() is { } ticket)
                {
                    await CheckAsync(context, ticket);
                }
                else if (context.Features.Get<RejectedTicket>() is { } rejected)
                {
                    await ExplainAsync(context, rejected.Ticket);
                }

                // screens that close ask for the login page
                if (LockedSession.Of(context) is not null && HttpMethods.IsGet(context.Request.Method) && context.Request.Path == "/login")
                {
                    context.Response.Redirect(LockedSession.Page + context.Request.QueryString);
                    return;
                }

                await next(context);
            }
        );

    private static bool IsTokens(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api/auth", StringComparison.OrdinalIgnoreCase);

    private static async Task CheckAsync(HttpContext context, AccessTicket ticket)
    {
        var access = context.RequestServices.GetRequiredService<CurrentAccess>();
        access.Use(ticket);
        if ((await access.RefreshAsync(context.RequestAborted)).IsSomebody)
        {
            return;
        }

        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        if (access.IsLocked)
        {
            context.Features.Set(new LockedSession(ticket));
        }
        else
        {
            Tell(context, access);
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    /// <summary>The framework looked first, and took the cookie away already: what is left to say is why.</summary>
    private static async Task ExplainAsync(HttpContext context, AccessTicket ticket)
    {
        var access = context.RequestServices.GetRequiredService<CurrentAccess>();
        access.Use(ticket);
        await access.RefreshAsync(context.RequestAborted);
        access.Use(null);
        Tell(context, access);
    }

    private static void Tell(HttpContext context, CurrentAccess access)
    {
        if (access.Ending is { } why)
        {
            context.Features.Set(new ClosedSession(why));
        }
    }
}
