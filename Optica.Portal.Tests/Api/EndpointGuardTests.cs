using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Api;

/// <summary>Nothing is open but what is listed (DESIGN, rule 12).</summary>
public sealed class EndpointGuardTests(ApiHost host) : IClassFixture<ApiHost>
{
    /// <summary>What nobody needs to be signed in for. Static files come on top.</summary>
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "/login",
        "/invite",
        "/forgot",
        "/reset",
        "/setup",
        "/login/code",
        "/login/passkey/",
        "/login/passkey/options",
        "/logout",
        "/locked",
        "/error",
        "/not-found",
        "/held",
        "/preferences/culture",
        "/preferences/theme",
        "/preferences/density",
        // the framework's: files in Development, redirects of enhanced forms, and circuits, whose pages ask for themselves
        "/{**path:file}",
        "/_framework/opaque-redirect",
        "/_blazor",
        "/_blazor/negotiate",
        "/_blazor/disconnect/",
        "/_blazor/initializers/",
        "/health/live",
        "/health/ready",
        "/openapi/{documentName}.json",
        "/api/auth/token",
        "/api/auth/refresh",
    };

    private List<RouteEndpoint> Endpoints => [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    [Fact]
    public void EveryEndpoint_IsClosedToAnybody_ButTheListed()
    {
        var open = Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(IsOpen)
            .Select(PathOf)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal("", string.Join(' ', open.Except(Open, StringComparer.Ordinal)));
        Assert.Equal("", string.Join(' ', Open.Except(open, StringComparer.Ordinal)));
    }

    [Fact]
    public void Api_EveryAdminEndpoint_NamesItsPermission()
    {
        var admin = Endpoints.Where(endpoint => PathOf(endpoint).StartsWith("/api/admin", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(admin);
        Assert.All(admin, endpoint => Assert.True(Permissions.All.Contains(PermissionOf(endpoint) ?? ""), PathOf(endpoint)));
    }

    [Fact]
    public void Api_EveryAdminEndpoint_TakesOnlyTheBearer() =>
        Assert.All(
            Endpoints.Where(endpoint => PathOf(endpoint).StartsWith("/api/admin", StringComparison.Ordinal)),
            endpoint =>
                Assert.Equal(
                    "Identity.Bearer",
                    string.Join(
                        ',',
                        endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>().SelectMany(policy => policy.AuthenticationSchemes)
                    )
                )
        );

    private static string? PermissionOf(RouteEndpoint endpoint)
    {
        var needed = endpoint.Metadata.FirstOrDefault(item => item.GetType().Name == "NeededPermission");
        return (string?)needed?.GetType().GetProperty("Name")!.GetValue(needed);
    }

    private static bool IsOpen(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || (endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null);

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
