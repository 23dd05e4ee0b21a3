namespace Optica.Portal.Hosting;

/// <summary>Headers of every answer, and the origin check that browsers do not do for WebSockets.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) && IsForeign(context.Request))
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return;
                }

                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = Policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
                context.Response.OnStarting(NoStore, context);
                await next(context);
            }
        );

    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin is [{ } origin]
        && !(
            Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Pages carry people's data: no cache keeps them. Static files say themselves how long they live.</summary>
    private static Task NoStore(object state)
    {
        var response = ((HttpContext)state).Response;
        if (response.Headers.CacheControl.Count == 0)
        {
            response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
