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
        var counts = await Matching(db, filter, now)
            .GroupBy(grant => grant.BranchId)
            .Select(grants => new { grants.Key, Count = grants.Count() })
            .ToDictionaryAsync(grants => grants.Key, grants => grants.Count, cancellation);
        var places = await db.Branches.AsNoTracking().ToDictionaryAsync(row => row.Id, cancellation);
        // branches stand in the order of names as people read them, which is not the databases'
        var order = places
            .Values.Where(place => counts.ContainsKey(place.Id))
            .InOrderOfNames(place => place.Name)
            .ThenBy(place => place.Id);
        var grants = await GrantsAsync(
            Matching(db, filter, now),
            PartsOf(page, [.. order.Select(place => (place.Id, counts[place.Id]))]),
            now,
            cancellation
        );
        var people = await PeopleAsync(db, grants, cancellation);
        return new Page<GrantRow>(
            [.. grants.Select(grant => Row(db.Scope, new(grant, places[grant.BranchId]), people, now))],
            page.Number,
            page.Size,
            counts.Values.Sum()
        );
    }

    /// <summary>What a page shows of each branch.</summary>
    private static List<Part> PartsOf(PageRequest page, IReadOnlyList<(Guid Branch, int Count)> branches)
    {
        var (parts, before) = (new List<Part>(), 0L);
        foreach (var (branch, count) in branches)
        {
            var (first, last) = (Math.Max(0, page.Skip - before), Math.Min(count, (long)page.Skip + page.Size - before));
            if (first < last)
            {
                parts.Add(new(branch, (int)first, (int)(last - first), last - first == count));
            }

            before += count;
        }

        return parts;
    }

    /// <summary>The grants of a page: never more than it shows. Only its first and last branch can be there in part.</summary>
    private static async Task<List<BranchGrant>> GrantsAsync(
        IQueryable<BranchGrant> matching,
        List<Part> parts,
        DateTime now,
        CancellationToken cancellation
    )
    {
        var whole = parts.Where(part => part.IsWhole).Select(part => part.Branch).ToList();
        var found =
            whole.Count == 0 ? [] : await InOrder(matching.Where(grant => whole.Contains(grant.BranchId)), now).ToListAsync(cancellation);
        foreach (var part in parts.Where(part => !part.IsWhole))
        {
            found.AddRange(
                await InOrder(matching.Where(grant => grant.BranchId == part.Branch), now)
                    .Skip(part.Skip)
                    .Take(part.Take)
                    .ToListAsync(cancellation)
            );
        }

        // each branch as the database ordered it
        return [.. parts.SelectMany(part => found.Where(grant => grant.BranchId == part.Branch))];
    }

    /// <summary>Of one branch: what is worth something first, the next to end first; then what has ended, the last first.</summary>
    private static IOrderedQueryable<BranchGrant> InOrder(IQueryable<BranchGrant> grants, DateTime now) =>
        grants
            .OrderBy(grant => grant.RevokedAt != null || grant.ExpiresAt <= now ? 1 : 0)
            .ThenBy(grant => grant.RevokedAt != null || grant.ExpiresAt <= now ? null : (DateTime?)grant.ExpiresAt)
            .ThenByDescending(grant => grant.RevokedAt ?? grant.ExpiresAt)
            .ThenBy(grant => grant.Id);

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

    /// <summary>The grants of a branch that stand on a page, and whether they are all there are.</summary>
    private sealed record Part(Guid Branch, int Skip, int Take, bool IsWhole);

    private sealed record Found(BranchGrant Grant, Branch Branch);

    private sealed record Person(Guid Id, string Name, StaffRole Role, bool IsActive);

    private sealed record People(Dictionary<Guid, Person> Known, HashSet<Guid> Seen, HashSet<(Guid User, Guid Branch)> Members);
}
