using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Reads transfer requests.</summary>
public sealed class TransferQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    private const int Most = 100;

    /// <summary>Requests that wait, of either side in reach, oldest first.</summary>
    /// <returns>Up to 100 requests, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<TransferRequestRow>>> WaitingAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersTransfer, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var requests = await db
            .TransferRequests.AsNoTracking()
            .Where(row => row.Status == TransferStatus.Waiting)
            .OrderBy(row => row.RequestedAt)
            .ThenBy(row => row.Id)
            .Take(Most)
            .ToListAsync(cancellation);
        var customers = requests.Select(row => row.CustomerId).ToList();
        // names only of customers in reach: the branch filter stays on
        var names = await db
            .Customers.Where(row => customers.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.FullName, cancellation);
        await db.NoteSeenAsync(SightingSurface.Transfers, names.Keys, cancellation);
        var askers = requests.Select(row => row.RequestedBy).ToList();
        var users = await db
            .Users.Where(row => askers.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancellation);
        var branches = await db.Branches.ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        return Result.Of<IReadOnlyList<TransferRequestRow>>([
            .. requests.Select(row => new TransferRequestRow(
                row.Id,
                row.CustomerId,
                names.GetValueOrDefault(row.CustomerId),
                branches.GetValueOrDefault(row.FromBranchId, ""),
                branches.GetValueOrDefault(row.ToBranchId, ""),
                row.Reason,
                users.GetValueOrDefault(row.RequestedBy, ""),
                row.RequestedAt,
                db.Scope.Changes(row.DecidingBranchId)
            )),
        ]);
    }
}
