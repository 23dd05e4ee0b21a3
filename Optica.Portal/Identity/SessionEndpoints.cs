using Microsoft.AspNetCore.Mvc;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Hosting;

namespace Optica.Portal.Identity;

/// <summary>What the script of a page tells and asks of its session, and the posts that lock and end sessions.</summary>
internal static class SessionEndpoints
{
    /// <summary>How often activity is told at most; what the script calls longer ago is not believed.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(5);

    public static void MapSessionEndpoints(this WebApplication app)
    {
        var session = app.MapGroup("/session").RequireAuthorization();
        session.MapGet("", async (HttpContext context, SessionLog log) => Answer(await log.LeftAsync(context.User.ToTicket()!)));
        session.MapPost("/seen", SeenAsync);
        session.MapPost("/lock", LockAsync);
        session.MapPost("/end", EndAsync);
        session.MapPost(
            "/end-others",
            async (HttpContext context, OwnSessionService own, [FromForm] string? done) =>
            {
                await own.EndOthersAsync(context.User.ToTicket()!.SessionId, context.RequestAborted);
                return Results.LocalRedirect($"{SessionsPage.Address}?done=others");
            }
        );
    }

    /// <summary>The user did something: the end by idleness moves.</summary>
    private static async Task<IResult> SeenAsync(HttpContext context, SessionLog log, [FromForm] int? ago)
    {
        var since = TimeSpan.FromSeconds(Math.Clamp(ago ?? 0, 0, (int)Often.TotalSeconds));
        return Answer(await log.UsedAsync(context.User.ToTicket()!, since));
    }

    private static async Task<IResult> LockAsync(HttpContext context, SessionLog log, OpenForms forms, [FromForm] string? returnUrl)
    {
        var ticket = context.User.ToTicket()!;
        await forms.KeepOfAsync(ticket.SessionId);
        await log.LockAsync(ticket);
        return Results.LocalRedirect(LockedSession.Page + QueryString.Create("returnUrl", Preferences.LocalPath(returnUrl)));
    }

    private static async Task<IResult> EndAsync(HttpContext context, OwnSessionService own, [FromForm] string? id)
    {
        var ended = Guid.TryParse(id, out var session) ? await own.EndAsync(session, context.RequestAborted) : new NotFound();
        return Results.LocalRedirect($"{SessionsPage.Address}?done={(ended.Succeeded ? "one" : "none")}");
    }

    /// <summary>Seconds, so that the clock of the browser does not matter; 401 for what ended between two looks.</summary>
    private static IResult Answer(SessionLeft? left) =>
        left is null ? Results.Unauthorized() : Results.Json(new { idle = Seconds(left.Idle), end = Seconds(left.Absolute) });

    private static int? Seconds(TimeSpan? left) => left is { } time ? (int)time.TotalSeconds : null;
}
