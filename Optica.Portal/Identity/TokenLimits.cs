using System.Threading.RateLimiting;

namespace Optica.Portal.Identity;

/// <summary>
/// How often one address may try one account: below the lockout's count, so that a stranger's guesses are held back before the
/// owner is locked out.
/// </summary>
internal sealed class TokenLimits(IConfiguration settings) : IDisposable
{
    private readonly PartitionedRateLimiter<(string Address, string Account)> limiter = PartitionedRateLimiter.Create<
        (string Address, string Account),
        (string, string)
    >(of =>
        RateLimitPartition.GetFixedWindowLimiter(
            of,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = settings.GetValue("Limits:TokensPerAccountPerMinute", 8),
                Window = TimeSpan.FromMinutes(1),
            }
        )
    );

    /// <summary>Counts an attempt.</summary>
    /// <returns>Whether it may go on.</returns>
    public bool Allows(HttpContext context, string account)
    {
        using var lease = limiter.AttemptAcquire((context.Connection.RemoteIpAddress?.ToString() ?? "", account.ToUpperInvariant()));
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
