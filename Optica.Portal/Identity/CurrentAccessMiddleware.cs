using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>
/// Sets who is asking for a request. A cookie whose session has ended, or whose user has changed, counts as none; one whose screen is
/// locked as none for now.
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
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }
}
