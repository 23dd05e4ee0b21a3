using Microsoft.AspNetCore.Mvc;
using Optica.Data.Organisations;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Hosting;

namespace Optica.Portal.Identity;

/// <summary>Posts that change the cookie: they need a response, so they are no business of a circuit.</summary>
internal static class AccountEndpoints
{
    public static void MapAccountEndpoints(this WebApplication app)
    {
        app.MapPost(
                "/logout",
                async (HttpContext context, SignInService service, OpenForms forms, [FromForm] string? returnUrl) =>
                {
                    if (context.User.ToTicket() is { } ticket)
                    {
                        await forms.KeepOfAsync(ticket.SessionId);
                    }

                    await service.SignOutAsync(context.User);
                    return Results.LocalRedirect("/login");
                }
            )
            .AllowAnonymous();
        app.MapPost("/branch", SelectBranchAsync).RequireAuthorization();
        app.MapSessionEndpoints();
    }

    /// <summary>The explicit branch switch: membership is checked, the cookie issued anew, the page loaded afresh.</summary>
    private static async Task<IResult> SelectBranchAsync(
        HttpContext context,
        SignInService service,
        BranchQueries branches,
        [FromForm] string? branchId,
        [FromForm] string? returnUrl
    )
    {
        if (string.IsNullOrEmpty(branchId))
        {
            await service.SelectBranchAsync(context.User, null);
            return Preferences.Back(returnUrl);
        }

        var mine = await branches.MineAsync(context.RequestAborted);
        if (!Guid.TryParse(branchId, out var id) || !mine.Succeeded || mine.Value.All(branch => branch.Id != id))
        {
            return Results.Redirect("/access-denied");
        }

        await service.SelectBranchAsync(context.User, id);
        return Preferences.Back(returnUrl);
    }
}
