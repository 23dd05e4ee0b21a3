using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>
/// Writes a password that somebody has chosen: hash, new stamp, end of the sessions of the old one and the audit line are one save.
/// Whoever chooses one by a link is not signed in yet.
/// </summary>
public sealed class PasswordWriter(SystemAccess system, AuditSealer sealer)
{
    /// <summary>Sets a password. Every cookie, token and link of the account is worth nothing afterwards.</summary>
    /// <param name="seen">The account as it was when the right to do so was checked: of two who use one link at once, one is late.</param>
    /// <param name="what">The password's hash, and what the audit trail calls it: one of <see cref="AuditActions"/>.</param>
    /// <param name="keep">The session it was done from, which goes on; null for none.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done, or <see cref="NotFound"/> when somebody was faster, or the account was locked meanwhile.</returns>
    public async Task<Result<Done>> SetAsync(OpticaUser seen, (string Hash, string Action) what, Guid? keep, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(seen);
        await using var db = system.Open();
        return await db.TransactAsync(
            async () =>
            {
                var user = await db.Users.SingleOrDefaultAsync(row => row.Id == seen.Id, cancellation);
                if (user is not { IsActive: true } || user.SecurityStamp != seen.SecurityStamp)
                {
                    return new NotFound();
                }

                await SessionEnds.EndOthersAsync(db, (user.Id, keep), sealer.Now, cancellation);
                // a set-up that somebody else began is not gone on with
                db.RemoveRange(
                    await db
                        .UserTokens.Where(row => row.UserId == user.Id && row.Name == SecondFactorRows.Pending)
                        .ToListAsync(cancellation)
                );
                user.PasswordHash = what.Hash;
                user.SecurityStamp = UserLoading.NewStamp();
                user.ConcurrencyStamp = UserLoading.NewStamp();
                (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
                db.AuditEntries.Add(sealer.OfAccount(user, what.Action));
                return await db.TrySaveAsync(cancellation) is { } failed ? failed : Result.Of(default(Done));
            },
            cancellation
        );
    }
}
