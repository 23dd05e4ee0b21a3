using System.Collections.Concurrent;
using Optica.Portal.Identity;

namespace Optica.Portal.Hosting;

/// <summary>
/// How many screens a user and an address may hold open at once (SECURITY 23): a screen costs half a megabyte for as long as it is
/// open. Counted are sockets, which are the only way in: a screen that is closed or lost stops counting with its socket.
/// </summary>
/// <param name="settings"><c>Limits:CircuitsPerUser</c> (8) and <c>Limits:CircuitsPerAddress</c> (100).</param>
public sealed class SocketLimits(IConfiguration settings)
{
    private const string Circuits = "/_blazor";
    private const string Negotiate = "/_blazor/negotiate";

    private readonly int perUser = Math.Max(1, settings.GetValue("Limits:CircuitsPerUser", 8));
    private readonly int perAddress = Math.Max(1, settings.GetValue("Limits:CircuitsPerAddress", 100));
    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);

    /// <summary>Lets a request through, or answers 429 when there is no room for another screen.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (Is(context, Negotiate))
        {
            await (HasRoom(context) ? next(context) : RefuseAsync(context));
        }
        else if (!Is(context, Circuits))
        {
            await next(context);
        }
        else if (!context.WebSockets.IsWebSocketRequest)
        {
            // what polls instead could not be counted, and every browser of today has sockets
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
        }
        else
        {
            await HoldAsync(context, next);
        }
    }

    private static bool Is(HttpContext context, string path) =>
        context.Request.Path.Value?.TrimEnd('/').Equals(path, StringComparison.OrdinalIgnoreCase) == true;

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = "10";
        return Task.CompletedTask;
    }

    private async Task HoldAsync(HttpContext context, RequestDelegate next)
    {
        var held = new List<string>(2);
        try
        {
            foreach (var (key, limit) in Counters(context))
            {
                if (open.AddOrUpdate(key, 1, (_, count) => count + 1) > limit)
                {
                    Release(key);
                    await RefuseAsync(context);
                    return;
                }

                held.Add(key);
            }

            await next(context);
        }
        finally
        {
            held.ForEach(Release);
        }
    }

    private void Release(string key)
    {
        // a counter that nobody holds goes, or every address that ever came would stay
        if (open.AddOrUpdate(key, 0, (_, count) => count - 1) == 0)
        {
            open.TryRemove(new KeyValuePair<string, int>(key, 0));
        }
    }

    private bool HasRoom(HttpContext context) => Counters(context).All(counter => open.GetValueOrDefault(counter.Key) < counter.Limit);

    private IEnumerable<(string Key, int Limit)> Counters(HttpContext context)
    {
        yield return ($"address {context.Connection.RemoteIpAddress}", perAddress);
        if (context.User.ToTicket() is { } ticket)
        {
            yield return ($"user {ticket.UserId}", perUser);
        }
    }
}
