namespace Optica.Portal.Api;

/// <summary>
/// What an endpoint reads from the body, for the description. Not the framework's own metadata: that would pick endpoints by content
/// type, and a body that is no JSON shall be told so.
/// </summary>
/// <param name="Type">Its shape.</param>
internal sealed record JsonBody(Type Type);

/// <summary>How endpoints say what they read.</summary>
internal static class JsonBodyExtensions
{
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new JsonBody(typeof(T)));
}
