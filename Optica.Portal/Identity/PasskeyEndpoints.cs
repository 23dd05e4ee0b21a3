using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Hosting;
using Optica.Portal.Resources;

namespace Optica.Portal.Identity;

/// <summary>Posts of the script that talks to the browser's passkeys; every one carries the antiforgery token of its form.</summary>
internal static class PasskeyEndpoints
{
    /// <summary>The page of one's own passkeys.</summary>
    public const string Page = "/account/passkeys";

    public static void MapPasskeys(this WebApplication app)
    {
        var door = app.MapGroup("/login/passkey").AllowAnonymous().RequireRateLimiting(PortalIdentity.PasswordLimit);
        door.MapPost("/options", async (PasskeyDoor passkeys, [FromForm] string? returnUrl) => Json(await passkeys.RequestAsync()));
        door.MapPost("", SignInAsync);
        var own = app.MapGroup(Page).RequireAuthorization().RequireRateLimiting(PortalIdentity.PasswordLimit);
        own.MapPost("/options", MakeAsync);
        own.MapPost("/add", AddAsync);
        own.MapPost("/rename", RenameAsync);
        own.MapPost("/remove", RemoveAsync);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        PasskeyDoor passkeys,
        SignInService signIn,
        [FromForm] string? credential,
        [FromForm] string? returnUrl
    )
    {
        if (await passkeys.OwnerAsync(credential, context.RequestAborted) is not { } user)
        {
            return Results.LocalRedirect($"/login?passkey=failed&returnUrl={Uri.EscapeDataString(Preferences.LocalPath(returnUrl))}");
        }

        await signIn.SignInAsync(user, context.Request.Headers.UserAgent);
        return Preferences.Back(returnUrl);
    }

    /// <summary>The password first: whoever sits at a screen left open makes no key to it.</summary>
    private static async Task<IResult> MakeAsync(
        ICurrentAccess access,
        OwnPassword own,
        PasskeyDoor passkeys,
        IStringLocalizer<Account> words,
        [AsParameters] PasskeyProof proof
    )
    {
        var me = access.Scope.UserId!.Value;
        return await own.RefuseAsync(me, proof.Password, alone: false) is { } refused ? Results.Text(words[refused], statusCode: 400)
            : await own.OwnerAsync(me) is not { } owner ? Results.NotFound()
            : owner.TwoFactorEnabled && !await proof.Factors.TryAsync(me, proof.Code, proof.Context.RequestAborted)
                ? Results.Text(new WrongCode().Message, statusCode: 400)
            : Json(await passkeys.CreationAsync(owner));
    }

    private static async Task<IResult> AddAsync(
        HttpContext context,
        PasskeyDoor passkeys,
        IStringLocalizer<SignInTexts> words,
        [FromForm] string? credential,
        [FromForm] string? name
    )
    {
        var called = Passkeys.Clean(name) ?? words["passkey"].Value;
        var added = await passkeys.AddAsync(Me(context), (credential, called), context.RequestAborted);
        return Results.LocalRedirect(added ? $"{Page}?done=added" : $"{Page}?done=failed");
    }

    private static async Task<IResult> RenameAsync(
        HttpContext context,
        Passkeys passkeys,
        [FromForm] string? id,
        [FromForm] string? name
    ) =>
        Results.LocalRedirect(
            await passkeys.RenameAsync(Me(context), id, name, context.RequestAborted) ? $"{Page}?done=renamed" : $"{Page}?done=failed"
        );

    private static async Task<IResult> RemoveAsync(HttpContext context, Passkeys passkeys, [FromForm] string? id) =>
        Results.LocalRedirect(
            await passkeys.RemoveAsync(Me(context), id, context.RequestAborted) ? $"{Page}?done=removed" : $"{Page}?done=failed"
        );

    private static Guid Me(HttpContext context) => context.RequestServices.GetRequiredService<ICurrentAccess>().Scope.UserId!.Value;

    private static IResult Json(string options) => Results.Text(options, "application/json");
}
