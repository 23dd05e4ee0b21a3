namespace Optica.Portal.Api;

/// <summary>
/// What an endpoint reads from the body, for the description. Not the framework's own metadata: that would pick endpoints by content
/// type, and a body that is no JSON shall be told so.
/// </summary>
/// <param name="Type">Its shape.</param>
/// <param name="Besides">Fields that the shape has not: <c>version</c>, <c>shares_contact</c>, <c>reason</c>.</param>
/// <param name="Without">Fields of the shape that this call refuses.</param>
internal sealed record JsonBody(Type Type, string[] Besides, string[] Without);

/// <summary>How endpoints say what they read.</summary>
internal static class JsonBodyExtensions
{
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, string[]? besides = null, string[]? without = null) =>
        endpoint.WithMetadata(new JsonBody(typeof(T), besides ?? [], without ?? []));
}
