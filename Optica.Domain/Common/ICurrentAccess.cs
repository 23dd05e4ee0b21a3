namespace Optica.Domain.Common;

/// <summary>
/// Who is asking and what they may reach: one per circuit or request, computed by the server from the database.
/// Services call <see cref="RefuseAsync"/> first; it re-reads stamp and scope version, so that a revoked right ends at the next call.
/// </summary>
public interface ICurrentAccess
{
    /// <summary>The access as last computed; <see cref="AccessScope.None"/> when nobody is signed in.</summary>
    AccessScope Scope { get; }

    /// <summary>Brings <see cref="Scope"/> up to date.</summary>
    Task<AccessScope> RefreshAsync(CancellationToken cancellation);

    /// <summary>
    /// Refreshes and checks a permission.
    /// </summary>
    /// <param name="permission">One of <see cref="Permissions"/>.</param>
    /// <param name="cancellation">Cancels the check.</param>
    /// <returns>Null when allowed, otherwise <see cref="AccessDenied"/>.</returns>
    Task<Error?> RefuseAsync(string permission, CancellationToken cancellation);
}
