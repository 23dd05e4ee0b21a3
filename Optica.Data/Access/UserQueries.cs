using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

namespace Optica.Data.Access;

/// <summary>Reads accounts for those who manage access: of the organisation, or of the branches they belong to.</summary>
public sealed class UserQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Longest text to look for.</summary>
    public const int LongestText = 100;

    /// <summary>One page of accounts, by name.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The page; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<Page<UserRow>>> ListAsync(UserFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        // as many as a chain has staff: names are compared as people read them, which the databases do not all do
        var found = await Matching(db, filter)
            .Select(user => new Known(user.Id, user.DisplayName, user.Email ?? ""))
            .ToListAsync(cancellation);
        var words = SearchText.Fold(Cut(filter.Text)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var matching = found
            .Where(user => Array.TrueForAll(words, user.Has))
            .OrderBy(user => user.Folded, StringComparer.Ordinal)
            .ThenBy(user => user.Id);
        var all = matching.Select(user => user.Id).ToList();
        var wanted = all.Skip(page.Skip).Take(page.Size).ToList();
        var rows = await RowsAsync(db, wanted, cancellation);
        return new Page<UserRow>([.. wanted.Select(id => rows[id])], page.Number, page.Size, all.Count);
    }

    /// <summary>One account with its rights, grants and open sessions.</summary>
    /// <param name="id">The user.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The account; <see cref="NotFound"/>, or <see cref="AccessDenied"/> for one of the own organisation out of reach.</returns>
    public async Task<Result<UserDetail>> ReadAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await UserLoading.Seen(db).AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, cancellation) is not { } account)
        {
            var own = db.Scope.OrganisationId;
            var exists = own is not null && await db.Users.AnyAsync(user => user.Id == id && user.OrganisationId == own, cancellation);
            return exists ? new AccessDenied() : new NotFound();
        }

        var row = (await RowsAsync(db, [id], cancellation))[id];
        var rights = await UserLoading.RightsAsync(db, account, cancellation);
        return new UserDetail(
            row,
            rights,
            await GrantsAsync(db, id, cancellation),
            await OpenSessions.ListAsync(db, id, time.GetUtcNow().UtcDateTime, cancellation),
            await UserLoading.RefusalAsync(db, account, mayBeOwn: false, cancellation)
        )
        {
            HasSecondFactor = account.TwoFactorEnabled,
            Passkeys = await db.Set<IdentityUserPasskey<Guid>>().CountAsync(passkey => passkey.UserId == id, cancellation),
            ClosedBranches = await ClosedAsync(db, rights, cancellation),
            Lock = account.IsActive ? null : await LockAsync(db, id, cancellation),
        };
    }

    /// <summary>The last time it was locked, as the trail tells it.</summary>
    private static Task<UserLock?> LockAsync(OpticaDbContext db, Guid id, CancellationToken cancellation) =>
        db
            .AuditEntries.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(line => line.RecordId == id && line.Action == AuditActions.Locked)
            .OrderByDescending(line => line.Sequence)
            .Select(line => new UserLock(line.At, line.UserName, line.Reason))
            .FirstOrDefaultAsync(cancellation);

    private static IQueryable<OpticaUser> Matching(OpticaDbContext db, UserFilter filter)
    {
        var users = UserLoading.Seen(db);
        if (filter.Role is { } role)
        {
            users = users.Where(user => user.Role == role);
        }

        users = filter.State switch
        {
            UserState.Locked => users.Where(user => !user.IsActive),
            UserState.Invited => users.Where(user =>
                user.IsActive && user.PasswordHash == null && !db.UserSessions.Any(session => session.UserId == user.Id)
            ),
            UserState.Active => users.Where(user =>
                user.IsActive && (user.PasswordHash != null || db.UserSessions.Any(session => session.UserId == user.Id))
            ),
            _ => users,
        };

        return filter.BranchId is { } branch
            ? users.Where(user => db.BranchMemberships.Any(member => member.UserId == user.Id && member.BranchId == branch))
            : users;
    }

    private static async Task<Dictionary<Guid, UserRow>> RowsAsync(
        OpticaDbContext db,
        IReadOnlyList<Guid> ids,
        CancellationToken cancellation
    )
    {
        var members = await db
            .BranchMemberships.Where(member => ids.Contains(member.UserId))
            .Join(db.Branches, member => member.BranchId, branch => branch.Id, (member, branch) => new { member.UserId, branch.Name })
            .ToListAsync(cancellation);
        var branches = members.InOrderOfNames(member => member.Name).ToLookup(member => member.UserId, member => member.Name);
        var rows = await db
            .Users.Where(user => ids.Contains(user.Id))
            .Select(user => new UserRow(
                user.Id,
                user.ScopeVersion,
                user.DisplayName,
                user.Email ?? "",
                user.Role,
                user.IsActive,
                db.UserSessions.Where(session => session.UserId == user.Id).Max(session => (DateTime?)session.LastSeenAt)
            )
            {
                HasPassword = user.PasswordHash != null,
                IsInvited = user.PasswordHash == null && !db.UserSessions.Any(session => session.UserId == user.Id),
            })
            .ToListAsync(cancellation);
        return rows.ToDictionary(row => row.Id, row => row with { Branches = [.. branches[row.Id]] });
    }

    /// <summary>What the caller's own list of branches no longer has.</summary>
    private static async Task<IReadOnlyList<BranchRow>> ClosedAsync(
        OpticaDbContext db,
        UserRightsInput rights,
        CancellationToken cancellation
    )
    {
        var named = rights.BranchIds.Append(rights.HomeBranchId ?? Guid.Empty).ToList();
        var closed = await db.Branches.AsNoTracking().Where(row => !row.IsActive && named.Contains(row.Id)).ToListAsync(cancellation);
        return
        [
            .. closed
                .InOrderOfNames(row => row.Name)
                .ThenBy(row => row.Id)
                .Select(row => new BranchRow(row.Id, row.Name, row.TimeZone, db.Scope.Runs(row.Id))),
        ];
    }

    private async Task<IReadOnlyList<UserGrantRow>> GrantsAsync(OpticaDbContext db, Guid userId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var rows = await db
            .BranchGrants.AsNoTracking()
            .Where(grant => grant.UserId == userId && grant.RevokedAt == null && grant.ExpiresAt > now)
            .OrderBy(grant => grant.ExpiresAt)
            .ThenBy(grant => grant.Id)
            .Join(
                db.Branches,
                grant => grant.BranchId,
                branch => branch.Id,
                (grant, branch) =>
                    new
                    {
                        grant,
                        branch.Name,
                        branch.TimeZone,
                    }
            )
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new UserGrantRow(
                row.grant.Id,
                row.grant.BranchId,
                row.Name,
                row.grant.Level,
                row.grant.Reason,
                row.grant.ExpiresAt
            )
            {
                LastDay = row.grant.LastDay(TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone)),
                State = row.grant.StateAt(now),
            }),
        ];
    }

    private static string? Cut(string? text) => text is { Length: > LongestText } ? text[..LongestText] : text;

    private sealed record Known(Guid Id, string Name, string Email)
    {
        private readonly string mail = SearchText.Fold(Email);

        public string Folded { get; } = SearchText.Fold(Name);

        public bool Has(string word) => Folded.Contains(word, StringComparison.Ordinal) || mail.Contains(word, StringComparison.Ordinal);
    }
}
