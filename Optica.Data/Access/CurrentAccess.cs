using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>The access of one circuit or request. Empty until <see cref="Use"/>; re-read on every service call.</summary>
public sealed class CurrentAccess(AccessReader reader) : ICurrentAccess
{
    private AccessTicket? ticket;
    private AccessSnapshot snapshot = AccessSnapshot.None;

    /// <inheritdoc />
    public AccessScope Scope => snapshot.Scope;

    /// <summary>Takes on the bearer of a ticket, or nobody. The rights are read at the next refresh.</summary>
    public void Use(AccessTicket? bearer)
    {
        ticket = bearer;
        snapshot = AccessSnapshot.None;
    }

    /// <inheritdoc />
    public async Task<AccessScope> RefreshAsync(CancellationToken cancellation)
    {
        snapshot = ticket is null ? AccessSnapshot.None : await reader.ReadAsync(ticket, snapshot, cancellation);
        return snapshot.Scope;
    }

    /// <inheritdoc />
    public async Task<Error?> RefuseAsync(string permission, CancellationToken cancellation) =>
        (await RefreshAsync(cancellation)).May(permission) ? null : new AccessDenied();
}
