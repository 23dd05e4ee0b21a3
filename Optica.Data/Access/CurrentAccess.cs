using Optica.Data.Audit;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>The access of one circuit or request. Empty until <see cref="Use"/>; re-read on every service call.</summary>
public sealed class CurrentAccess(AccessReader reader, Refusals refusals) : ICurrentAccess
{
    private AccessTicket? ticket;
    private bool isJob;
    private AccessSnapshot snapshot = AccessSnapshot.None;

    /// <inheritdoc />
    public AccessScope Scope => snapshot.Scope;

    /// <summary>Whether the bearer's session is good but for its locked screen, as of the last refresh.</summary>
    public bool IsLocked => snapshot.IsLocked;

    /// <summary>Why the session of the last bearer is over, once a refresh found it so; a screen that closes still knows it.</summary>
    public SessionEnding? Ending { get; private set; }

    /// <summary>Takes on the bearer of a ticket, or nobody. The rights are read at the next refresh.</summary>
    public void Use(AccessTicket? bearer)
    {
        (ticket, isJob, snapshot) = (bearer, false, AccessSnapshot.None);
        Ending = bearer is null ? Ending : null;
    }

    /// <summary>Takes on the requester of a job, who need not be signed in. The rights are read at the next refresh.</summary>
    /// <param name="userId">Who asked for it.</param>
    /// <param name="branchId">The branch that was selected then, or null.</param>
    public void UseJob(Guid userId, Guid? branchId) =>
        (ticket, isJob, snapshot) = (new AccessTicket(userId, "", Guid.Empty, branchId), true, AccessSnapshot.None);

    /// <inheritdoc />
    public async Task<AccessScope> RefreshAsync(CancellationToken cancellation)
    {
        snapshot =
            ticket is null ? AccessSnapshot.None
            : isJob ? await reader.ReadForJobAsync(ticket, snapshot, cancellation)
            : await reader.ReadAsync(ticket, snapshot, cancellation);
        Ending = snapshot.Ending ?? Ending;
        return snapshot.Scope;
    }

    /// <inheritdoc />
    public async Task<Error?> RefuseAsync(string permission, CancellationToken cancellation)
    {
        var scope = await RefreshAsync(cancellation);
        if (scope.May(permission))
        {
            return null;
        }

        await refusals.PermissionAsync(scope, permission);
        return new AccessDenied();
    }
}
