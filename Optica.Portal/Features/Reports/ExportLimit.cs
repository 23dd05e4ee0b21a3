using System.Security.Claims;
using System.Threading.RateLimiting;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Reports;

/// <summary>How many workbooks one user may have streamed at once: each keeps a reader of the database busy for seconds.</summary>
public sealed class ExportLimit(IConfiguration settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(user =>
        RateLimitPartition.GetConcurrencyLimiter(
            user,
            _ => new ConcurrencyLimiterOptions { PermitLimit = settings.GetValue("Limits:ExportsAtOnce", 2) }
        )
    );

    /// <summary>Holds a place while an endpoint writes its workbook; without a free one the answer is 429.</summary>
    public static async ValueTask<object?> HoldAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        using var place = http.RequestServices.GetRequiredService<ExportLimit>().Take(http.User.FindFirstValue(ClaimTypes.NameIdentifier));
        return place.IsAcquired ? await next(context) : ApiProblems.From(StatusCodes.Status429TooManyRequests);
    }

    /// <summary>Takes a place, to be given back by disposing it.</summary>
    /// <param name="user">Whose; everybody has places of their own.</param>
    public RateLimitLease Take(string? user) => limiter.AttemptAcquire(user ?? "");

    public void Dispose() => limiter.Dispose();
}
