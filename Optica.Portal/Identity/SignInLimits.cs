using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace Optica.Portal.Identity;

/// <summary>
/// How often passwords may be tried: by one address at all, by one address for one account, and by a browser that its user signed in with
/// before. With the second a single address needs more than ten minutes to fill the lockout's count, which a sign-in of the owner empties.
/// </summary>
public sealed class SignInLimits : IDisposable
{
    private const int LongestAccount = 256;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // as long as the lockout that a known browser is spared
    private static readonly TimeSpan Lockout = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<string> addresses;
    private readonly PartitionedRateLimiter<(string Address, string Account)> accounts;
    private readonly PartitionedRateLimiter<(Guid Browser, Guid User)> browsers;

    /// <summary>Limits as somebody set them.</summary>
    public SignInLimits(IConfiguration settings)
    {
        addresses = Counting<string>(settings.GetValue("Limits:PasswordAttemptsPerMinute", 30), Minute);
        accounts = Counting<(string, string)>(settings.GetValue("Limits:AttemptsPerAccountPerMinute", 8), Minute);
        browsers = Counting<(Guid, Guid)>(settings.GetValue("Limits:AttemptsPerBrowser", 10), Lockout);
    }

    /// <summary>Counts an attempt of a stranger.</summary>
    /// <param name="address">Where it comes from.</param>
    /// <param name="account">The account, as it was typed: whether it exists makes no difference.</param>
    /// <returns>Null when it may go on, or how long to wait.</returns>
    public TimeSpan? Hold(IPAddress? address, string account) =>
        Take(addresses, Place(address)) ?? Take(accounts, (Place(address), Key(account)));

    /// <summary>Counts an attempt of a browser that the account's owner signed in with before.</summary>
    /// <returns>Null when it may go on, or how long to wait.</returns>
    public TimeSpan? Hold(Guid browser, Guid user) => Take(browsers, (browser, user));

    /// <summary>What counts as one address: of the new kind everybody has as many as they like, so their network counts.</summary>
    public static string Place(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return bytes.Length == 4 ? plain.ToString() : Convert.ToHexString(bytes.AsSpan(0, 8));
    }

    /// <summary>What is longer than any address is counted by its beginning: keys are kept for a while.</summary>
    private static string Key(string account) =>
        account.AsSpan(0, Math.Min(account.Length, LongestAccount)).Trim().ToString().ToUpperInvariant();

    /// <summary>Tells a client how long to wait, in whole seconds.</summary>
    public static void Tell(HttpResponse response, TimeSpan wait)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Seconds(wait).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A wait in whole seconds, at least one.</summary>
    public static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    /// <inheritdoc />
    public void Dispose()
    {
        addresses.Dispose();
        accounts.Dispose();
        browsers.Dispose();
    }

    private static PartitionedRateLimiter<T> Counting<T>(int attempts, TimeSpan window)
        where T : notnull =>
        PartitionedRateLimiter.Create<T, T>(of =>
            RateLimitPartition.GetFixedWindowLimiter(of, _ => new FixedWindowRateLimiterOptions { PermitLimit = attempts, Window = window })
        );

    private static TimeSpan? Take<T>(PartitionedRateLimiter<T> limiter, T of)
    {
        using var lease = limiter.AttemptAcquire(of);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : Minute;
    }
}
