using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Access;

/// <summary>Locks accounts, opens them again, and ends their sessions.</summary>
public sealed class UserLifeService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, AuditSealer sealer)
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 400;

    /// <summary>Locks an account: no sign-in, no access; open screens close at once.</summary>
    /// <param name="id">The user.</param>
    /// <param name="reason">Why, 1–400 characters; kept in the audit trail.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done, also when it was locked before; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="OwnRights"/>,
    /// <see cref="RoleAboveOwn"/>, <see cref="WorksElsewhere"/>, <see cref="LastAdmin"/>, <see cref="Invalid"/>.
    /// </returns>
    public Task<Result<Done>> LockAsync(Guid id, string? reason, CancellationToken cancellation) =>
        WorkAsync(
            (id, MayBeOwn: false),
            async (db, user) =>
            {
                var why = TextRules.CleanLine(reason);
                if (Check(why) is { } wrong)
                {
                    return wrong;
                }

                if (!user.IsActive)
                {
                    return null;
                }

                if (await LastAdmins.KeepOneAsync(db, user, cancellation) is { } last)
                {
                    return last;
                }

                user.IsActive = false;
                await EndAllAsync(db, user, cancellation);
                db.Describe(AuditActions.Locked, why);
                return null;
            },
            cancellation
        );

    /// <summary>Opens a locked account again, and one that too many wrong passwords have closed.</summary>
    /// <param name="id">The user.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="OwnRights"/>, <see cref="RoleAboveOwn"/>,
    /// <see cref="WorksElsewhere"/>.
    /// </returns>
    public Task<Result<Done>> UnlockAsync(Guid id, CancellationToken cancellation) =>
        WorkAsync(
            (id, MayBeOwn: false),
            async (db, user) =>
            {
                if (user.IsActive && user.LockoutEnd is null && user.AccessFailedCount == 0)
                {
                    return null;
                }

                if (!user.IsActive && !await MayOpenAsync(db, user, cancellation))
                {
                    return new RoleAboveOwn();
                }

                (user.IsActive, user.LockoutEnd, user.AccessFailedCount) = (true, null, 0);
                UserLoading.Touch(user);
                db.Describe(AuditActions.Unlocked);
                return null;
            },
            cancellation
        );

    /// <summary>Who was locked is opened by whoever locked them, or by a super admin: a lock from above is not undone from below.</summary>
    private static async Task<bool> MayOpenAsync(OpticaDbContext db, OpticaUser user, CancellationToken cancellation) =>
        db.Scope.AllBranches
        || await db
            .AuditEntries.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row => row.RecordId == user.Id && row.Action == AuditActions.Locked)
            .OrderByDescending(row => row.Sequence)
            .Select(row => row.UserId)
            .FirstOrDefaultAsync(cancellation) == db.Scope.UserId;

    /// <summary>Ends every session of an account, browsers and API clients; the account's own, too.</summary>
    /// <param name="id">The user.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="RoleAboveOwn"/>, <see cref="WorksElsewhere"/>.
    /// </returns>
    public Task<Result<Done>> SignOutEverywhereAsync(Guid id, CancellationToken cancellation) =>
        WorkAsync(
            (id, MayBeOwn: true),
            async (db, user) =>
            {
                await EndAllAsync(db, user, cancellation);
                db.Describe(AuditActions.SignOutEverywhere);
                return null;
            },
            cancellation
        );

    /// <summary>Ends one session of an account.</summary>
    /// <param name="id">The user.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done, also when it had ended; <see cref="AccessDenied"/>, <see cref="NotFound"/> (also for a session that is not theirs),
    /// <see cref="RoleAboveOwn"/>, <see cref="WorksElsewhere"/>.
    /// </returns>
    public Task<Result<Done>> EndSessionAsync(Guid id, Guid sessionId, CancellationToken cancellation) =>
        WorkAsync(
            (id, MayBeOwn: true),
            async (db, user) =>
            {
                var session = await db.UserSessions.SingleOrDefaultAsync(row => row.Id == sessionId && row.UserId == id, cancellation);
                if (session is null)
                {
                    return new NotFound();
                }

                if (session.EndedAt is null)
                {
                    session.End(sealer.Now);
                    db.AuditEntries.Add(SessionLines.Ended(sealer, db.Scope, user.Id));
                }

                return null;
            },
            cancellation
        );

    private async Task<Result<Done>> WorkAsync(
        (Guid UserId, bool MayBeOwn) whom,
        Func<OpticaDbContext, OpticaUser, Task<Error?>> work,
        CancellationToken cancellation
    )
    {
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(
            async () =>
                !(await UserLoading.ForChangeAsync(db, whom.UserId, whom.MayBeOwn, cancellation)).TryGet(out var user, out var missing)
                    ? missing
                : await work(db, user) is { } wrong ? wrong
                : await db.TrySaveAsync(cancellation) is { } failed ? failed
                : Result.Of(default(Done)),
            cancellation
        );
    }

    /// <summary>The stamp moves, so that no cookie and no token is worth anything; sessions say when it was.</summary>
    private async Task EndAllAsync(OpticaDbContext db, OpticaUser user, CancellationToken cancellation)
    {
        var open = await db.UserSessions.Where(row => row.UserId == user.Id && row.EndedAt == null).ToListAsync(cancellation);
        open.ForEach(session => session.End(sealer.Now));
        user.SecurityStamp = UserLoading.NewStamp();
        UserLoading.Touch(user);
    }

    /// <summary>What is wrong with a reason; null when it is good.</summary>
    internal static Invalid? Check(string? reason) =>
        reason switch
        {
            null => Invalid.At("Reason", "reason_required"),
            { Length: > ReasonLength } => Invalid.At("Reason", "reason_too_long"),
            _ when !TextRules.IsClean(reason, false) => Invalid.At("Reason", "control_characters"),
            _ => null,
        };
}
