using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Optica.Portal.Tests.Api;

namespace Optica.Portal.Tests.Matrix;

/// <summary>An endpoint and how it is asked: ids of nothing, and a body that is none, because rights are looked at before both.</summary>
/// <param name="method">The verb.</param>
/// <param name="endpoint">The endpoint.</param>
internal sealed class MatrixEndpoint(string method, RouteEndpoint endpoint)
{
    /// <summary>Verb and route.</summary>
    public string Name { get; } = $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}";

    /// <summary>What it says it needs.</summary>
    public string Needs =>
        Permission()
        ?? (
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || (endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null)
                ? MatrixFile.Anybody
                : MatrixFile.SignedIn
        );

    /// <summary>A request to it.</summary>
    public HttpRequestMessage Ask()
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(method), RouteAddress.Of(endpoint));
        if (method is not ("GET" or "DELETE"))
        {
            // forms are asked with a form: what takes none says so to anybody
            request.Content =
                endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Any(type => type.Contains("form", StringComparison.Ordinal))
                == true
                    ? new FormUrlEncodedContent([KeyValuePair.Create("nothing", "x")])
                    : new StringContent("{", Encoding.UTF8, "application/json");
        }

        return request;
    }

    private string? Permission()
    {
        var needed = endpoint.Metadata.FirstOrDefault(item => item.GetType().Name == "NeededPermission");
        return (string?)needed?.GetType().GetProperty("Name")!.GetValue(needed);
    }
}
