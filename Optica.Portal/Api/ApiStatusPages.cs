using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Optica.Portal.Api;

/// <summary>
/// Gives answers under /api that come without words (no token, wrong method, too many attempts) the same problem details as all
/// others. Stands before every other middleware, so that none of them answers with a page.
/// </summary>
internal sealed class ApiStatusPages : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(FillAsync);
            next(app);
        };

    /// <summary>Whether the request is for the API.</summary>
    public static bool IsApi(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers with a problem, in the language that was agreed on further inside.</summary>
    public static Task AnswerAsync(HttpContext context, int status)
    {
        if (context.Features.Get<IRequestCultureFeature>()?.RequestCulture is { } culture)
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture.Culture, culture.UICulture);
        }

        return ApiProblems.From(status).ExecuteAsync(context);
    }

    private static async Task FillAsync(HttpContext context, RequestDelegate next)
    {
        var isApi = IsApi(context.Request.Path);
        await next(context);
        var response = context.Response;
        if (isApi && !response.HasStarted && response is { StatusCode: >= 400, ContentType: null })
        {
            await AnswerAsync(context, response.StatusCode);
        }
    }
}
