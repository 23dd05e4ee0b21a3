using Microsoft.EntityFrameworkCore;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>What a manager may give, and how it is written on an account.</summary>
internal static class UserRights
{
    /// <summary>Why rights may not be given; null when they may. Asked within the transaction that gives them.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="input">The rights, normalised.</param>
    /// <param name="had">
    /// Whether the account has the clinical permission already, by role or by name, and the branches it has: a closed one stays, and is not
    /// given.
    /// </param>
    /// <param name="broken">Rules of the input that are broken.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<Error?> RefuseAsync(
        OpticaDbContext db,
        UserRightsInput input,
        (bool Clinical, IReadOnlyCollection<Guid> Branches) had,
        Invalid? broken,
        CancellationToken cancellation
    )
    {
        var named = input.HomeBranchId is { } home ? input.BranchIds.Append(home).Distinct().ToList() : [.. input.BranchIds];
        // none of them closes before the rights are written
        var known = await db.BranchesKept.CountAsync(
            row => named.Contains(row.Id) && (row.IsActive || had.Branches.Contains(row.Id)),
            cancellation
        );
        var unknown = known == named.Count ? null : Invalid.At(nameof(UserRightsInput.BranchIds), "branch_unknown");
        return Invalid.Join(unknown, broken) is { } wrong ? wrong
            : input.Role < db.Scope.Role ? new RoleAboveOwn()
            : !had.Clinical && IsClinical(input.Role, input.HasClinicalGrant) && db.Scope.Role != StaffRole.SuperAdmin
                ? new ClinicalBySuperAdmin()
            : !named.TrueForAll(db.Scope.Runs) ? new AccessDenied()
            : null;
    }

    /// <summary>Whether a role, or the permission by name, opens medical data (CL-13).</summary>
    public static bool IsClinical(StaffRole? role, bool byName) => RightsPreview.Rights(role, byName).Contains(Permissions.Clinical);

    /// <summary>Writes rights on an account, tracked or new.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="user">The account.</param>
    /// <param name="input">The rights, checked.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task SetAsync(
        OpticaDbContext db,
        OpticaUser user,
        UserRightsInput input,
        DateTime now,
        CancellationToken cancellation
    )
    {
        var members = await db.BranchMemberships.Where(row => row.UserId == user.Id).ToListAsync(cancellation);
        db.RemoveRange(members.Where(row => !input.BranchIds.Contains(row.BranchId)));
        db.AddRange(
            input
                .BranchIds.Except(members.Select(row => row.BranchId))
                .Select(branch => BranchMembership.Create(user.Id, user.OrganisationId!.Value, branch, now))
        );
        user.DisplayName = input.Name!;
        user.Role = input.Role!.Value;
        user.HasClinicalGrant = input.HasClinicalGrant;
        user.HomeBranchId = input.HomeBranchId;
    }
}
