using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

namespace Optica.Data.Organisations;

/// <summary>Reads branches: for the switcher, for choosers and for time zones.</summary>
public sealed class BranchQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    private static readonly HotQuery<Guid?, string?> ZoneOf = new(
        (db, own, _) => db.Organisations.Where(row => row.Id == own).Select(row => row.TimeZone).SingleOrDefault()
    );

    /// <summary>Branches whose records the caller may read, by name.</summary>
    /// <returns>The branches, or <see cref="AccessDenied"/> for nobody.</returns>
    public async Task<Result<IReadOnlyList<BranchRow>>> MineAsync(CancellationToken cancellation) =>
        (await ReachedAsync(cancellation)).TryGet(out var reached, out var refused) ? Result.Of(reached.Rows) : refused;

    /// <summary>Branches whose records the caller may read, by name, and whether they are all that the organisation has.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The branches, or <see cref="AccessDenied"/> for nobody.</returns>
    public async Task<Result<ReachedBranches>> ReachedAsync(CancellationToken cancellation)
    {
        var scope = await access.RefreshAsync(cancellation);
        if (!scope.IsSomebody)
        {
            return new AccessDenied();
        }

        var all = await AllAsync(cancellation);
        IReadOnlyList<BranchRow> mine = [.. all.Where(row => scope.Reaches(row.Id))];
        return new ReachedBranches(mine, scope.IsPlatform || mine.Count == all.Count);
    }

    /// <summary>Active branches of the caller's organisation, reachable or not, by name: where a transfer can go.</summary>
    /// <returns>The branches, or <see cref="AccessDenied"/> without the right to transfer.</returns>
    public async Task<Result<IReadOnlyList<BranchRow>>> OfOrganisationAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersTransfer, cancellation) is { } refused)
        {
            return refused;
        }

        return Result.Of(await AllAsync(cancellation));
    }

    /// <summary>Whether customers of a branch may be read.</summary>
    /// <param name="branchId">The branch.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="NotFound"/> for a foreign branch or one of an organisation that the platform did not open,
    /// <see cref="AccessDenied"/> for one out of reach.
    /// </returns>
    public async Task<Result<Done>> ReachAsync(Guid branchId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.ReadOpenedOrganisations();
        if (!await db.Branches.AnyAsync(row => row.Id == branchId, cancellation))
        {
            return new NotFound();
        }

        return db.Scope.Reaches(branchId) ? default(Done)
            : db.Scope.IsPlatform ? new NotFound()
            : new AccessDenied();
    }

    /// <summary>Name of the caller's organisation; null for platform admins and nobody.</summary>
    public async Task<string?> OrganisationNameAsync(CancellationToken cancellation)
    {
        await access.RefreshAsync(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Organisations.Select(row => row.Name).FirstOrDefaultAsync(cancellation);
    }

    internal static async Task<BranchRow> RowAsync(OpticaDbContext db, Guid branchId, CancellationToken cancellation)
    {
        var branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Id == branchId, cancellation);
        return Row(db.Scope, (branch.Id, branch.Name, branch.TimeZone), (branch.Address, branch.City));
    }

    /// <summary>A branch as a caller sees it.</summary>
    internal static BranchRow Row(
        AccessScope scope,
        (Guid Id, string Name, string TimeZone) branch,
        (string? Address, string? City) place
    ) =>
        new(branch.Id, branch.Name, branch.TimeZone, scope.Changes(branch.Id) && !scope.IsPlatform)
        {
            Address = string.Join(", ", new[] { place.Address, place.City }.OfType<string>()),
        };

    /// <summary>Zone in which the caller's days and months are counted.</summary>
    internal static async Task<TimeZoneInfo> ZoneAsync(OpticaDbContext db, CancellationToken cancellation)
    {
        var own = db.Scope.OrganisationId;
        var name = await ZoneOf.AskAsync(db, own, cancellation);
        return TimeZoneInfo.FindSystemTimeZoneById(name ?? Branch.DefaultTimeZone);
    }

    private async Task<IReadOnlyList<BranchRow>> AllAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.ReadOpenedOrganisations();
        var rows = await db
            .OpenedBranches.AsNoTracking()
            .Where(row => row.IsActive)
            .Select(row => new
            {
                row.Id,
                row.Name,
                row.TimeZone,
                row.OrganisationId,
                Organisation = db.Organisations.Where(owner => owner.Id == row.OrganisationId).Select(owner => owner.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var scope = db.Scope;
        return
        [
            .. rows.InOrderOfNames(row => row.Name)
                .ThenBy(row => row.Id)
                .Select(row => new BranchRow(
                    row.Id,
                    row.Name,
                    row.TimeZone,
                    scope.Changes(row.Id) && !scope.IsPlatform,
                    scope.IsPlatform ? row.Organisation : null
                )
                {
                    OrganisationId = row.OrganisationId,
                }),
        ];
    }
}
