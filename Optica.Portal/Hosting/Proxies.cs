using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Optica.Portal.Hosting;

/// <summary>
/// Whose word is taken for where a request came from and whether it came by https: only that of the proxies named by
/// <c>Proxy:Known</c>, addresses or networks with commas between. Nobody is believed without it.
/// </summary>
public static class Proxies
{
    /// <summary>Name of the setting.</summary>
    public const string Setting = "Proxy:Known";

    /// <summary>Reads whom to believe.</summary>
    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var known = Known(builder.Configuration);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            // the host stays the one that was asked for: a proxy passes it on as it came
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // read from the right for as long as the address is a known proxy's, so a visitor's own header ends there
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in known)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }

    /// <summary>Believes them, before anything else looks at a request.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (Known(app.Configuration).Count > 0)
        {
            app.UseForwardedHeaders();
        }
    }

    /// <summary>The networks that were named; throws with words when one is none.</summary>
    public static IReadOnlyList<IPNetwork> Known(IConfiguration settings) =>
        [.. (settings[Setting] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    private static IPNetwork Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        return IPAddress.TryParse(text, out var address)
            ? new(address, address.GetAddressBytes().Length * 8)
            : throw new InvalidOperationException($"{Setting} holds '{text}': use addresses or networks, such as 10.0.0.0/8.");
    }
}
