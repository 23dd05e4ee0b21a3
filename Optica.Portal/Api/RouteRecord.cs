using Optica.Domain.Common;

namespace Optica.Portal.Api;

/// <summary>Which record a route names: its own answer (nothing there, out of reach) goes before that of the branch asked for.</summary>
/// <param name="Parameter">Name of the route's parameter.</param>
/// <param name="FindAsync">Why the record cannot be had, or null.</param>
internal sealed record RouteRecord(string Parameter, Func<IServiceProvider, Guid, CancellationToken, Task<Error?>> FindAsync);

/// <summary>How endpoints say which record they are about.</summary>
internal static class RouteRecordExtensions
{
    /// <summary>All endpoints of a group are about the record of this parameter, those without the parameter about none.</summary>
    public static RouteGroupBuilder About<TQueries>(
        this RouteGroupBuilder group,
        string parameter,
        Func<TQueries, Guid, CancellationToken, Task<Error?>> find
    )
        where TQueries : notnull =>
        group.WithMetadata(
            new RouteRecord(parameter, (services, id, cancellation) => find(services.GetRequiredService<TQueries>(), id, cancellation))
        );
}
