using System.Diagnostics;
using Optica.Domain.Common;

namespace Optica.Portal.Hosting;

/// <summary>Logs: readable lines in Development, JSON elsewhere; a line per request, with ids and never personal data.</summary>
internal static partial class PortalLogging
{
    public static void AddPortalLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }
        else
        {
            builder.Logging.AddJsonConsole();
        }
    }

    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Optica.Portal.Requests");
        app.Use(
            async (context, next) =>
            {
                var started = Stopwatch.GetTimestamp();
                try
                {
                    await next(context);
                }
                finally
                {
                    Log(logger, context, Stopwatch.GetElapsedTime(started));
                }
            }
        );
    }

    private static void Log(ILogger logger, HttpContext context, TimeSpan elapsed)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        if (route is null || !logger.IsEnabled(LogLevel.Information))
        {
            return;
        }

        // the template, never the path or query: those carry what people typed
        var scope = context.RequestServices.GetService<ICurrentAccess>()?.Scope ?? AccessScope.None;
        LogRequest(
            logger,
            context.Request.Method,
            route,
            context.Response.StatusCode,
            elapsed.TotalMilliseconds,
            new(scope.UserId, scope.OrganisationId, scope.SelectedBranchId, Activity.Current?.TraceId.ToString())
        );
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} {Milliseconds:0.0} ms {Who}")]
    private static partial void LogRequest(ILogger logger, string method, string route, int status, double milliseconds, Who who);

    private readonly record struct Who(Guid? User, Guid? Organisation, Guid? Branch, string? Trace)
    {
        public override string ToString() => $"user={User} organisation={Organisation} branch={Branch} trace={Trace}";
    }
}
