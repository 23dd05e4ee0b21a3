using Optica.Domain.Access;
using Optica.Portal.Api;

namespace Optica.Portal.Identity;

/// <summary>Tokens for API clients. There is no self-registration.</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").AllowAnonymous().WithTags("Tokens");
        Describe(auth.MapPost("/token", SignInAsync).Takes<TokenRequest>())
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .WithDescription(
                "401 invalid_credentials: something is not right, or the account cannot sign in now; it is not said what. "
                    + $"403 password_too_short: the password is right, but without a second factor it needs {PasswordRules.Shortest} characters; "
                    + "the login page asks for a longer one."
            );
        Describe(auth.MapPost("/refresh", RefreshAsync).Takes<RefreshRequest>().RequireRateLimiting(PortalIdentity.PasswordLimit));
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) =>
        endpoint
            .Produces<TokenResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        TokenService tokens,
        SignInLimits limits,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(context.Request, cancellation);
        var request = new TokenRequest(body.Text("email"), body.Text("password"), body.Text("two_factor_code"));
        if (body.Unreadable() is { } unreadable)
        {
            return ApiProblems.From(unreadable);
        }

        if (limits.Hold(context.Connection.RemoteIpAddress, request.Email ?? "") is { } wait)
        {
            SignInLimits.Tell(context.Response, wait);
            return ApiProblems.From(StatusCodes.Status429TooManyRequests);
        }

        var (verdict, answer) = await tokens.SignInAsync(request, SessionOrigins.OfApi(context), cancellation);
        return verdict switch
        {
            TokenVerdict.Right => Results.Ok(answer),
            TokenVerdict.TooShort => ApiProblems.PasswordTooShort(),
            _ => ApiProblems.InvalidCredentials(),
        };
    }

    private static async Task<IResult> RefreshAsync(HttpRequest request, TokenService tokens, CancellationToken cancellation)
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var token = body.Text("refresh_token");
        if (body.Unreadable() is { } unreadable)
        {
            return ApiProblems.From(unreadable);
        }

        var answer = await tokens.RefreshAsync(token, cancellation);
        return answer is null ? ApiProblems.InvalidCredentials() : Results.Ok(answer);
    }
}
