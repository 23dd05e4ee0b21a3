using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>Sets who is asking for a request. A cookie whose session has ended, or whose user has changed, counts as none.</summary>
internal static class CurrentAccessMiddleware
{
    public static void UseCurrentAccess(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (context.User.ToTicket() is { } ticket)
                {
                    var access = context.RequestServices.GetRequiredService<CurrentAccess>();
                    access.Use(ticket);
                    if (!(await access.RefreshAsync(context.RequestAborted)).IsSomebody)
                    {
                        context.User = new ClaimsPrincipal(new ClaimsIdentity());
                        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                    }
                }

                await next(context);
            }
        );
}
