using Microsoft.EntityFrameworkCore;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

namespace Optica.Data.Organisations;

/// <summary>Reads branches for those who manage them: with what they are, when they take visits, on what and with whom.</summary>
public sealed class BranchDeskQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>What is open at a branch: looked at before anybody is asked whether it is to be closed.</summary>
    /// <param name="id">The branch.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What is open; <see cref="AccessDenied"/> for whoever may not close one, <see cref="NotFound"/>.</returns>
    public async Task<Result<BranchWork>> WorkAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrganisationSettings, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Branches.AnyAsync(row => row.Id == id, cancellation))
        {
            return new NotFound();
        }

        var others = await db.Branches.AnyAsync(row => row.Id != id && row.IsActive, cancellation);
        var work = await OpenWork.OfAsync(db, id, time.GetUtcNow().UtcDateTime, cancellation);
        return work with { IsLast = !others };
    }

    /// <summary>The branches that the caller manages, closed ones too, by name.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The branches, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<BranchDeskRow>>> ListAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var scope = db.Scope;
        var branches = await db.Branches.AsNoTracking().ToListAsync(cancellation);
        var weeks = await db.BranchSchedules.ToDictionaryAsync(row => row.BranchId, row => row.Week, cancellation);
        var resources = await db
            .BookableResources.Where(row => row.IsActive)
            .GroupBy(row => row.BranchId)
            .Select(rows => new { rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(rows => rows.Key, rows => rows.Count, cancellation);
        var staff = await db
            .BranchMemberships.Where(row => db.Users.Any(user => user.Id == row.UserId && user.IsActive))
            .GroupBy(row => row.BranchId)
            .Select(rows => new { rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(rows => rows.Key, rows => rows.Count, cancellation);
        return Result.Of<IReadOnlyList<BranchDeskRow>>([
            .. branches
                .Where(row => scope.Runs(row.Id))
                .InOrderOfNames(row => row.Name)
                .ThenBy(row => row.Id)
                .Select(row => new BranchDeskRow(
                    row.Id,
                    row.Version,
                    row.ToInput(),
                    row.IsActive,
                    staff.GetValueOrDefault(row.Id),
                    resources.GetValueOrDefault(row.Id)
                )
                {
                    Week = weeks.GetValueOrDefault(row.Id, WeekHours.Usual),
                }),
        ]);
    }
}
