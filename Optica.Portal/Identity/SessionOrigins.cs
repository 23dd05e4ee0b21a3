using Optica.Domain.Access;

namespace Optica.Portal.Identity;

/// <summary>Where a request comes from, for the session it begins.</summary>
internal static class SessionOrigins
{
    /// <summary>A browser's.</summary>
    /// <param name="context">The request.</param>
    /// <param name="client">What the browser calls itself.</param>
    public static SessionOrigin Of(HttpContext context, string? client) => new(client, AddressOf(context));

    /// <summary>An API client's.</summary>
    public static SessionOrigin OfApi(HttpContext context) => new(context.Request.Headers.UserAgent, AddressOf(context), IsApi: true);

    private static string? AddressOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is not { } address ? null
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.ToString();
}
