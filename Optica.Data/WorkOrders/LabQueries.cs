using Microsoft.EntityFrameworkCore;
using Optica.Data.Appointments;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>Reads what a job can name: the organisation's laboratories, and the staff of a branch.</summary>
public sealed class LabQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>The laboratories, by name; a handful, so in one piece.</summary>
    /// <param name="onlyActive">Only those that new jobs can go to.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The laboratories, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<LabRow>>> ListAsync(bool onlyActive, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.WorkOrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db
            .Labs.Where(row => row.IsActive || !onlyActive)
            .OrderBy(row => row.Name)
            .ThenBy(row => row.Id)
            .Select(row => new LabRow(row.Id, row.Version, row.Name, row.Contact, row.IsActive))
            .ToListAsync(cancellation);
        return Result.Of<IReadOnlyList<LabRow>>(rows);
    }

    /// <summary>One laboratory.</summary>
    /// <param name="id">The laboratory.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The laboratory; <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<LabRow>> ReadAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.WorkOrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var lab = await db
            .Labs.Where(row => row.Id == id)
            .Select(row => new LabRow(row.Id, row.Version, row.Name, row.Contact, row.IsActive))
            .SingleOrDefaultAsync(cancellation);
        return lab is null ? new NotFound() : lab;
    }

    /// <summary>Who can see to jobs of a branch, by name.</summary>
    /// <param name="branchId">The branch.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Its active staff; <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<IReadOnlyList<StaffChoice>>> StaffAsync(Guid branchId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.WorkOrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await BranchChoice.RefuseAsync(db, branchId, cancellation) is { } outOfReach)
        {
            return (Result<IReadOnlyList<StaffChoice>>)outOfReach;
        }

        var staff = await BookableResourceQueries
            .Staff(db, branchId)
            .OrderBy(user => user.DisplayName)
            .ThenBy(user => user.Id)
            .Select(user => new StaffChoice(user.Id, user.DisplayName))
            .ToListAsync(cancellation);
        return Result.Of<IReadOnlyList<StaffChoice>>(staff);
    }
}
