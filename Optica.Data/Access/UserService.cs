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
    /// <param name="update">Which fields, their values, and the version they were made on.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/> (another organisation's), <see cref="OwnRights"/>,
    /// <see cref="RoleAboveOwn"/>, <see cref="WorksElsewhere"/>, <see cref="ClinicalBySuperAdmin"/>, <see cref="LastAdmin"/>,
    /// <see cref="Invalid"/>, <see cref="VersionConflict"/>.
    /// </returns>
    public async Task<Result<Done>> ChangeAsync(Guid id, PartialUpdate<UserRightsInput> update, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => ChangeOnceAsync(db, id, update, cancellation), cancellation);
    }

    private async Task<Result<Done>> ChangeOnceAsync(
        OpticaDbContext db,
        Guid id,
        PartialUpdate<UserRightsInput> update,
        CancellationToken cancellation
    )
    {
        if (!(await UserLoading.ForChangeAsync(db, id, mayBeOwn: false, cancellation)).TryGet(out var user, out var refused))
        {
            return refused;
        }

        var stored = await UserLoading.RightsAsync(db, user, cancellation);
        var (before, home) = (stored.BranchIds, stored.HomeBranchId);
        var input = update.Over(stored);
        input.Normalise();
        // where somebody only began they may go on beginning; that makes nobody a member
        Guid[] branches = home is { } begins && !input.BranchIds.Contains(begins) ? [.. before, begins] : [.. before];
        var had = (UserRights.IsClinical(user.Role, user.HasClinicalGrant), branches);
        if (await UserRights.RefuseAsync(db, input, had, Validator.Check(input), cancellation) is { } wrong)
        {
            return wrong;
        }

        if (update.Version is { } seen && seen != user.ScopeVersion)
        {
            return new VersionConflict();
        }

        if (input.Role != StaffRole.SuperAdmin && await LastAdmins.KeepOneAsync(db, user, cancellation) is { } last)
        {
            return last;
        }

        await UserRights.SetAsync(db, user, input, time.GetUtcNow().UtcDateTime, cancellation);
        UserLoading.Touch(user);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }
}
