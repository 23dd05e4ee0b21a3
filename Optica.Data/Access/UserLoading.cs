using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>
/// Which accounts a manager sees, and which they change. Accounts stand outside the query filters: every question for them begins here.
/// </summary>
internal static class UserLoading
{
    private const int StampLength = 32;

    /// <summary>
    /// Those of the own organisation; for whoever does not run all branches: members of the branches they belong to, whose role is not
    /// above their own.
    /// </summary>
    public static IQueryable<OpticaUser> Seen(OpticaDbContext db)
    {
        var own = db.Scope.OrganisationId;
        var colleagues = db.Users.Where(user => own != null && user.OrganisationId == own);
        if (db.Scope.AllBranches)
        {
            return colleagues;
        }

        var (full, role) = (db.Scope.OwnBranches.ToArray(), db.Scope.Role);
        return colleagues.Where(user =>
            user.Role >= role && db.BranchMemberships.Any(member => member.UserId == user.Id && full.Contains(member.BranchId))
        );
    }

    /// <summary>An account to be changed.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="id">The user.</param>
    /// <param name="mayBeOwn">Whether it may be the caller's own: for what gives no rights.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The account, tracked; <see cref="NotFound"/> for one of another organisation, <see cref="AccessDenied"/> for one out of reach,
    /// <see cref="OwnRights"/>, <see cref="RoleAboveOwn"/>, <see cref="WorksElsewhere"/>.
    /// </returns>
    public static async Task<Result<OpticaUser>> ForChangeAsync(OpticaDbContext db, Guid id, bool mayBeOwn, CancellationToken cancellation)
    {
        var own = db.Scope.OrganisationId;
        if (await db.Users.SingleOrDefaultAsync(row => row.Id == id && row.OrganisationId == own, cancellation) is not { } user)
        {
            return new NotFound();
        }

        return await RefusalAsync(db, user, mayBeOwn, cancellation) is { } refused ? refused : user;
    }

    /// <summary>Why an account of the own organisation may not be changed; null when it may.</summary>
    public static async Task<Error?> RefusalAsync(OpticaDbContext db, OpticaUser user, bool mayBeOwn, CancellationToken cancellation)
    {
        if (user.Id == db.Scope.UserId)
        {
            return mayBeOwn ? null : new OwnRights();
        }

        if (db.Scope.AllBranches)
        {
            return null;
        }

        var branches = await db
            .BranchMemberships.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row => row.UserId == user.Id)
            .Select(row => row.BranchId)
            .ToListAsync(cancellation);
        return !branches.Exists(db.Scope.Runs) ? new AccessDenied()
            : user.Role < db.Scope.Role ? new RoleAboveOwn()
            : !branches.TrueForAll(db.Scope.Runs) ? new WorksElsewhere()
            : null;
    }

    /// <summary>The rights of an account as a form shows them; its branches in the order of their ids.</summary>
    public static async Task<UserRightsInput> RightsAsync(OpticaDbContext db, OpticaUser user, CancellationToken cancellation)
    {
        var branches = await db
            .BranchMemberships.Where(member => member.UserId == user.Id)
            .Select(member => member.BranchId)
            .ToListAsync(cancellation);
        return new()
        {
            Name = user.DisplayName,
            Role = user.Role,
            HasClinicalGrant = user.HasClinicalGrant,
            HomeBranchId = user.HomeBranchId,
            BranchIds = [.. branches.Order()],
        };
    }

    /// <summary>Notes that an account is another one now: a colleague who loaded it before is told, and live screens look again.</summary>
    public static void Touch(OpticaUser user)
    {
        user.ScopeVersion++;
        user.ConcurrencyStamp = NewStamp();
    }

    /// <summary>A stamp that no other is like.</summary>
    public static string NewStamp() => RandomNumberGenerator.GetHexString(StampLength);
}
