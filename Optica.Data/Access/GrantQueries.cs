using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

namespace Optica.Data.Access;

/// <summary>Reads cross-branch grants by branch: all of the organisation, or those of the branches that the caller runs (DOMAIN §1).</summary>
public sealed class GrantQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>One page of grants: by branch, those that are worth something first, the next to end first; of the ended the last one.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The page; <see cref="AccessDenied"/> (also for a branch that one does not run), <see cref="NotFound"/>.</returns>
    public async Task<Result<Page<GrantRow>>> ListAsync(GrantFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (filter.BranchId is { } branch && await RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var now = time.GetUtcNow().UtcDateTime;
        // as many as there ever were: by the order of names, which is not the databases'
        var found = await Matching(db, filter, now)
            .Select(grant => new Known(grant.Id, grant.BranchId, grant.RevokedAt, grant.ExpiresAt))
            .ToListAsync(cancellation);
        var places = await db.Branches.AsNoTracking().ToDictionaryAsync(row => row.Id, cancellation);
        var wanted = InOrder(found, places, now).Skip(page.Skip).Take(page.Size).ToList();
        var grants = await db.BranchGrants.AsNoTracking().Where(row => wanted.Contains(row.Id)).ToListAsync(cancellation);
        var rows = grants.OrderBy(grant => wanted.IndexOf(grant.Id)).Select(grant => new Found(grant, places[grant.BranchId])).ToList();
        var people = await PeopleAsync(db, grants, cancellation);
        return new Page<GrantRow>([.. rows.Select(row => Row(db.Scope, row, people, now))], page.Number, page.Size, found.Count);
    }

    /// <summary>Why grants of a branch are not told; null when they are: to whoever belongs to it, not to whoever was lent it.</summary>
    private static async Task<Error?> RefuseAsync(OpticaDbContext db, Guid branch, CancellationToken cancellation) =>
        await BranchChoice.RefuseAsync(db, branch, cancellation) ?? (db.Scope.Runs(branch) ? null : new AccessDenied());

    private static IQueryable<BranchGrant> Matching(OpticaDbContext db, GrantFilter filter, DateTime now)
    {
        var grants = db.BranchGrants.AsNoTracking();
        if (!db.Scope.AllBranches)
        {
            var own = db.Scope.OwnBranches.ToArray();
            grants = grants.Where(grant => own.Contains(grant.BranchId));
        }

        if (filter.BranchId is { } branch)
        {
            grants = grants.Where(grant => grant.BranchId == branch);
        }

        var soon = now + BranchGrant.Soon;
        return filter.Show switch
        {
            GrantShow.Running => grants.Where(grant => grant.RevokedAt == null && grant.ExpiresAt > now),
            GrantShow.EndingSoon => grants.Where(grant => grant.RevokedAt == null && grant.ExpiresAt > now && grant.ExpiresAt <= soon),
            GrantShow.Ended => grants.Where(grant => grant.RevokedAt != null || grant.ExpiresAt <= now),
            _ => grants,
        };
    }

    private static IEnumerable<Guid> InOrder(List<Known> found, Dictionary<Guid, Branch> places, DateTime now)
    {
        var order = places.Values.InOrderOfNames(place => place.Name).ThenBy(place => place.Id).Select(place => place.Id).ToList();
        return found
            .OrderBy(grant => order.IndexOf(grant.BranchId))
            .ThenBy(grant => grant.Ended(now) is null ? 0 : 1)
            .ThenBy(grant => grant.Ended(now) is null ? grant.ExpiresAt : DateTime.MinValue)
            .ThenByDescending(grant => grant.Ended(now))
            .ThenBy(grant => grant.Id)
            .Select(grant => grant.Id);
    }

    /// <summary>Who has the grants and who gave them; which of them the caller sees as accounts; and who belongs to which branch anyway.</summary>
    private static async Task<People> PeopleAsync(OpticaDbContext db, List<BranchGrant> grants, CancellationToken cancellation)
    {
        var own = db.Scope.OrganisationId;
        var ids = grants.SelectMany(grant => new[] { grant.UserId, grant.GrantedBy ?? grant.UserId }).Distinct().ToList();
        var known = await db
            .Users.Where(user => user.OrganisationId == own && ids.Contains(user.Id))
            .Select(user => new Person(user.Id, user.DisplayName, user.Role, user.IsActive))
            .ToDictionaryAsync(user => user.Id, cancellation);
        var seen = await UserLoading.Seen(db).Where(user => ids.Contains(user.Id)).Select(user => user.Id).ToListAsync(cancellation);
        var members = await db
            .BranchMemberships.Where(row => ids.Contains(row.UserId))
            .Select(row => new { row.UserId, row.BranchId })
            .ToListAsync(cancellation);
        return new(known, [.. seen], [.. members.Select(row => (row.UserId, row.BranchId))]);
    }

    private static GrantRow Row(AccessScope scope, Found found, People people, DateTime now)
    {
        var (grant, branch) = found;
        var (who, state) = (people.Known[grant.UserId], grant.StateAt(now));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(branch.TimeZone);
        DateOnly Day(DateTime at) => LocalDay.Of(new DateTimeOffset(at), zone);
        return new GrantRow(
            grant.Id,
            new(who.Id, who.Name, who.Role, who.IsActive, people.Seen.Contains(who.Id)),
            new(branch.Id, branch.Name, branch.IsActive),
            grant.Level,
            grant.Reason,
            state
        )
        {
            GivenBy = grant.GrantedBy is { } by ? people.Known.GetValueOrDefault(by)?.Name : null,
            Since = Day(grant.GrantedAt),
            LastDay = grant.LastDay(zone),
            TakenBackOn = grant.RevokedAt is { } at ? Day(at) : null,
            IsTheirs = who.Role == StaffRole.SuperAdmin || people.Members.Contains((who.Id, branch.Id)),
            // as the service decides: nobody their own, and nobody of a role above
            MayEnd = state != GrantState.Ended && who.Id != scope.UserId && who.Role >= scope.Role && scope.Runs(branch.Id),
        };
    }

    private sealed record Known(Guid Id, Guid BranchId, DateTime? RevokedAt, DateTime ExpiresAt)
    {
        public DateTime? Ended(DateTime now) => RevokedAt ?? (ExpiresAt <= now ? ExpiresAt : null);
    }

    private sealed record Found(BranchGrant Grant, Branch Branch);

    private sealed record Person(Guid Id, string Name, StaffRole Role, bool IsActive);

    private sealed record People(Dictionary<Guid, Person> Known, HashSet<Guid> Seen, HashSet<(Guid User, Guid Branch)> Members);
}
