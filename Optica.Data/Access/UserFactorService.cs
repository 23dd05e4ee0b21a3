using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Access;

/// <summary>Takes somebody's second factor and passkeys away, when the telephone that holds them is lost.</summary>
public sealed class UserFactorService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, AuditSealer sealer)
{
    /// <summary>Removes second factor and passkeys, and ends every session: whoever has found the telephone is out, too.</summary>
    /// <param name="id">The user.</param>
    /// <param name="reason">Why, 1–400 characters; kept in the audit trail.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done, also when there was none; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="OwnRights"/>,
    /// <see cref="RoleAboveOwn"/>, <see cref="WorksElsewhere"/>, <see cref="Invalid"/>, or <see cref="ClinicalBySuperAdmin"/>: what is left
    /// guards medical data.
    /// </returns>
    public async Task<Result<Done>> ResetAsync(Guid id, string? reason, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => ResetOnceAsync(db, id, reason, cancellation), cancellation);
    }

    private async Task<Result<Done>> ResetOnceAsync(OpticaDbContext db, Guid id, string? reason, CancellationToken cancellation)
    {
        if (!(await UserLoading.ForChangeAsync(db, id, mayBeOwn: false, cancellation)).TryGet(out var user, out var missing))
        {
            return missing;
        }

        if (UserRights.IsClinical(user.Role, user.HasClinicalGrant) && db.Scope.Role != StaffRole.SuperAdmin)
        {
            return new ClinicalBySuperAdmin();
        }

        var why = TextRules.CleanLine(reason);
        if (UserLifeService.Check(why) is { } wrong)
        {
            return wrong;
        }

        var factors = await db.UserTokens.Where(row => row.UserId == id).ToListAsync(cancellation);
        var passkeys = await db.Set<IdentityUserPasskey<Guid>>().Where(row => row.UserId == id).ToListAsync(cancellation);
        if (!user.TwoFactorEnabled && factors.Count + passkeys.Count == 0)
        {
            return default(Done);
        }

        db.RemoveRange(factors);
        db.RemoveRange(passkeys);
        user.TwoFactorEnabled = false;
        var open = await db.UserSessions.Where(row => row.UserId == id && row.EndedAt == null).ToListAsync(cancellation);
        open.ForEach(session => session.End(sealer.Now));
        user.SecurityStamp = UserLoading.NewStamp();
        UserLoading.Touch(user);
        db.Describe(AuditActions.SecondFactorReset, why);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }
}
