using System.Data.Common;
using Optica.Data.Hosting;
using Optica.Portal.Hosting;

namespace Optica.Portal.Api;

/// <summary>For whoever watches over the process: alive, and ready to serve. No secrets, nothing about data.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").AllowAnonymous();
        health.MapGet("/live", () => Results.Json(new HealthResponse("ok"))).ExcludeFromDescription();
        health.MapGet("/ready", ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(DatabaseSetup setup, Departure departure, CancellationToken cancellation)
    {
        return !departure.HasBegun && await IsReadyAsync(setup, cancellation)
            ? Results.Json(new HealthResponse("ok"))
            : Results.Json(new HealthResponse("not_ready"), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>A database that goes away between the two questions is not ready, and no failure of the portal.</summary>
    private static async Task<bool> IsReadyAsync(DatabaseSetup setup, CancellationToken cancellation)
    {
        try
        {
            return await setup.AnswersAsync(cancellation) && (await setup.MissingAsync(cancellation)).Count == 0;
        }
        catch (DbException)
        {
            return false;
        }
    }

    private sealed record HealthResponse(string Status);
}
