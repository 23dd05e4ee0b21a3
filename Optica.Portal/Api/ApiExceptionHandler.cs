using Microsoft.AspNetCore.Diagnostics;

namespace Optica.Portal.Api;

/// <summary>An unexpected exception costs one request: it is logged, and the answer holds nothing but the trace id.</summary>
internal sealed partial class ApiExceptionHandler(ILogger<ApiExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // by now the request's own path is that of the error page
        var failed = httpContext.Features.Get<IExceptionHandlerPathFeature>();
        if (!ApiStatusPages.IsApi(failed?.Path))
        {
            return false;
        }

        var status = (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError;
        if (status >= StatusCodes.Status500InternalServerError)
        {
            LogFailed(exception, httpContext.Request.Method, (failed?.Endpoint as RouteEndpoint)?.RoutePattern.RawText);
        }

        await ApiStatusPages.AnswerAsync(httpContext, status);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Route} failed")]
    private partial void LogFailed(Exception exception, string method, string? route);
}
