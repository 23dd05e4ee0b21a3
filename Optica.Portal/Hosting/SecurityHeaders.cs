using System.Security.Cryptography;

namespace Optica.Portal.Hosting;

/// <summary>Headers of every answer, and the origin check that browsers do not do for WebSockets.</summary>
internal static class SecurityHeaders
{
    // styles may be inline because Radzen places its popups by style attributes; scripts may not
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; ";

    private static readonly string[] SecretPages = ["/invite", "/reset", "/setup"];

    private static readonly object NonceKey = new();

    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) && IsForeign(context.Request))
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return;
                }

                context.Response.OnStarting(Write, context);
                await next(context);
            }
        );

    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin is [{ } origin]
        && !(
            Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>This answer's nonce: the import map is the only inline script.</summary>
    public static string ScriptNonce(this HttpContext context)
    {
        // a page shown for a status code or an exception passes here twice
        var nonce = context.Items[NonceKey] ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        return (string)nonce;
    }

    /// <summary>Pages whose address is a secret.</summary>
    private static bool CarriesSecret(PathString path) =>
        Array.Exists(SecretPages, page => path.StartsWithSegments(page, StringComparison.OrdinalIgnoreCase));

    /// <summary>Last of all, over what the framework wrote. Pages carry people's data: no cache keeps them; static files say themselves.</summary>
    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = $"{Policy}script-src 'self' 'nonce-{context.ScriptNonce()}'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = CarriesSecret(context.Request.Path) ? "no-referrer" : "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
