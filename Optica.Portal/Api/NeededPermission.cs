namespace Optica.Portal.Api;

/// <summary>The permission an endpoint needs: checked before anything else of the request is looked at.</summary>
/// <param name="Name">One of <see cref="Optica.Domain.Common.Permissions"/>.</param>
internal sealed record NeededPermission(string Name);

/// <summary>How endpoints say what they need.</summary>
internal static class NeededPermissionExtensions
{
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, string permission) =>
        endpoint
            .WithMetadata(new NeededPermission(permission))
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
}
