using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>Changes what colleagues may do: role, branches, clinical permission. Nobody changes their own rights.</summary>
public sealed class UserService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private static readonly UserRightsInputValidator Validator = new();

    /// <summary>Changes an account's name, role, clinical permission and branches; their open screens follow at once.</summary>
    /// <param name="id">The user.</param>
    /// <param name="input">As typed.</param>
    /// <param name="options">The version that was seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/> (another organisation's), <see cref="OwnRights"/>,
    /// <see cref="RoleAboveOwn"/>, <see cref="WorksElsewhere"/>, <see cref="ClinicalBySuperAdmin"/>, <see cref="LastAdmin"/>,
    /// <see cref="Invalid"/>, <see cref="VersionConflict"/>.
    /// </returns>
    public async Task<Result<Done>> ChangeAsync(
        Guid id,
        UserRightsInput input,
        ChangeOptions options,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        input.Normalise();
        return await db.TransactAsync(() => ChangeOnceAsync(db, id, input, options, cancellation), cancellation);
    }

    private async Task<Result<Done>> ChangeOnceAsync(
        OpticaDbContext db,
        Guid id,
        UserRightsInput input,
        ChangeOptions options,
        CancellationToken cancellation
    )
    {
        if (!(await UserLoading.ForChangeAsync(db, id, mayBeOwn: false, cancellation)).TryGet(out var user, out var refused))
        {
            return refused;
        }

        if (await RefuseAsync(db, user, input, cancellation) is { } wrong)
        {
            return wrong;
        }

        if (options.Version is { } seen && seen != user.ScopeVersion)
        {
            return new VersionConflict();
        }

        if (input.Role != StaffRole.SuperAdmin && await LastAdmins.KeepOneAsync(db, user, cancellation) is { } last)
        {
            return last;
        }

        await SetAsync(db, user, input, cancellation);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }

    private static async Task<Error?> RefuseAsync(
        OpticaDbContext db,
        OpticaUser user,
        UserRightsInput input,
        CancellationToken cancellation
    )
    {
        var named = input.HomeBranchId is { } home ? input.BranchIds.Append(home).Distinct().ToList() : [.. input.BranchIds];
        var known = await db.Branches.CountAsync(row => named.Contains(row.Id), cancellation);
        var unknown = known == named.Count ? null : Invalid.At(nameof(UserRightsInput.BranchIds), "branch_unknown");
        return (Error?)Invalid.Join(unknown, Validator.Check(input))
            ?? (
                input.Role < db.Scope.Role ? new RoleAboveOwn()
                : input.HasClinicalGrant && !user.HasClinicalGrant && db.Scope.Role != StaffRole.SuperAdmin ? new ClinicalBySuperAdmin()
                : !named.TrueForAll(db.Scope.Changes) ? new AccessDenied()
                : null
            );
    }

    private async Task SetAsync(OpticaDbContext db, OpticaUser user, UserRightsInput input, CancellationToken cancellation)
    {
        var members = await db.BranchMemberships.Where(row => row.UserId == user.Id).ToListAsync(cancellation);
        db.RemoveRange(members.Where(row => !input.BranchIds.Contains(row.BranchId)));
        var now = time.GetUtcNow().UtcDateTime;
        db.AddRange(
            input
                .BranchIds.Except(members.Select(row => row.BranchId))
                .Select(branch => BranchMembership.Create(user.Id, user.OrganisationId!.Value, branch, now))
        );
        user.DisplayName = input.Name!;
        user.Role = input.Role!.Value;
        user.HasClinicalGrant = input.HasClinicalGrant;
        user.HomeBranchId = input.HomeBranchId;
        UserLoading.Touch(user);
    }
}
