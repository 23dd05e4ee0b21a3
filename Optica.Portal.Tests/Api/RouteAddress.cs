using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Api;

/// <summary>Addresses of endpoints that were found, not listed.</summary>
internal static class RouteAddress
{
    /// <summary>An address that leads there, with ids of nothing.</summary>
    public static string Of(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Of))));

    private static string Of(RoutePatternPart part) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart { Name: "documentName" } => "v1",
            RoutePatternParameterPart { Name: "path" } => "nothing.txt",
            RoutePatternParameterPart => $"{Ids.New(TimeProvider.System)}",
            _ => ".",
        };
}
