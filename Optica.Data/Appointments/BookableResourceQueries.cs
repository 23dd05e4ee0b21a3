using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Data.Appointments;

/// <summary>Reads optometrists and boxes: for calendars, for booking, and for their settings.</summary>
public sealed class BookableResourceQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>Resources of a branch, or of the selected one or all in reach; by branch and name.</summary>
    /// <param name="branchId">The branch, or null.</param>
    /// <param name="withInactive">Whether those that are not offered are wanted, too.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The resources; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<ResourceRow>>> ListAsync(Guid? branchId, bool withInactive, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AppointmentsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (branchId is { } named && await BranchChoice.RefuseAsync(db, named, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var wanted = branchId ?? db.Scope.SelectedBranchId;
        var rows = await db
            .BookableResources.Where(row => (wanted == null || row.BranchId == wanted) && (withInactive || row.IsActive))
            .Join(db.Branches, row => row.BranchId, branch => branch.Id, (row, branch) => new { Resource = row, Branch = branch.Name })
            .OrderBy(row => row.Branch)
            .ThenBy(row => row.Resource.Name)
            .ThenBy(row => row.Resource.Id)
            .Select(row => new ResourceRow(
                row.Resource.Id,
                row.Resource.Version,
                row.Resource.BranchId,
                row.Branch,
                row.Resource.Name,
                row.Resource.Kind,
                row.Resource.UserId,
                db.Users.Where(user => user.Id == row.Resource.UserId).Select(user => user.DisplayName).FirstOrDefault(),
                row.Resource.IsActive
            ))
            .ToListAsync(cancellation);
        return Result.Of<IReadOnlyList<ResourceRow>>(rows);
    }

    /// <summary>Members of staff that a resource of a branch can stand for: those who work there.</summary>
    /// <param name="branchId">The branch.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Active staff by name; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<StaffChoice>>> StaffAsync(Guid branchId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AppointmentsSettings, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await BranchChoice.RefuseAsync(db, branchId, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var staff = await Staff(db, branchId)
            .OrderBy(user => user.DisplayName)
            .ThenBy(user => user.Id)
            .Select(user => new StaffChoice(user.Id, user.DisplayName))
            .ToListAsync(cancellation);
        return Result.Of<IReadOnlyList<StaffChoice>>(staff);
    }

    /// <summary>Active users of the branch's organisation who are members of the branch.</summary>
    internal static IQueryable<Access.OpticaUser> Staff(OpticaDbContext db, Guid branchId)
    {
        var organisation = db.Scope.OrganisationId;
        return db.Users.Where(user =>
            user.OrganisationId == organisation
            && user.IsActive
            && db.BranchMemberships.Any(member => member.UserId == user.Id && member.BranchId == branchId)
        );
    }
}
