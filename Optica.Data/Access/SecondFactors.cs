using Microsoft.EntityFrameworkCore;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>
/// Codes of authenticator apps and recovery codes (SECURITY 31): set up by a first right code, each code good once, closed for a while after
/// too many wrong ones. Whoever asks is half signed in or is the owner; callers say whose it is.
/// </summary>
public sealed class SecondFactors(SystemAccess system, AuditSealer sealer, RootKeys roots)
{
    /// <summary>Wrong codes in a row after which none is taken for a while: only who has the password comes this far.</summary>
    public const int MostFailed = 10;

    /// <summary>How long none is taken then; twice as long every further time, a day at most.</summary>
    public static readonly TimeSpan Closed = TimeSpan.FromMinutes(5);

    /// <summary>How long a secret waits for its first code.</summary>
    public static readonly TimeSpan SetUp = TimeSpan.FromMinutes(10);

    private readonly SecondFactorRows rows = new(roots);

    /// <summary>
    /// Begins to set it up, with a secret that nobody has seen yet: the password was checked by the caller. Whatever was begun before is
    /// worth nothing.
    /// </summary>
    /// <param name="userId">Whose.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The secret; <see cref="NotFound"/> when a second factor is on already.</returns>
    public Task<Result<byte[]>> BeginAsync(Guid userId, CancellationToken cancellation) =>
        WorkAsync<byte[]>(
            userId,
            async (db, user) =>
            {
                if (user.TwoFactorEnabled)
                {
                    return new NotFound();
                }

                var begun = new SecondFactorState(Totp.NewSecret(), LastStep: 0, Recovery: [], Failed: 0, ClosedUntil: null)
                {
                    BegunAt = sealer.Now,
                };
                await rows.WriteAsync(db, (userId, SecondFactorRows.Pending), begun, cancellation);
                return begun.Secret;
            },
            cancellation
        );

    /// <summary>Switches it on, by the first code that the app shows. Sessions that the password alone opened end.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="code">As typed.</param>
    /// <param name="session">The session it is done from, which goes on; null when it is not done from one.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Recovery codes, to be shown once; <see cref="WrongCode"/>, or <see cref="NotFound"/> when nothing was begun.</returns>
    public Task<Result<IReadOnlyList<string>>> ConfirmAsync(Guid userId, string? code, Guid? session, CancellationToken cancellation) =>
        WorkAsync<IReadOnlyList<string>>(
            userId,
            async (db, user) =>
            {
                if (user.TwoFactorEnabled || await rows.ReadBegunAsync(db, userId, sealer.Now, cancellation) is not { } begun)
                {
                    return new NotFound();
                }

                if (Totp.Match(begun.Secret, code, sealer.Now, begun.LastStep) is not { } step)
                {
                    return new WrongCode();
                }

                var codes = RecoveryCodes.Make();
                var state = begun with { LastStep = step, Recovery = Hashes(userId, codes), BegunAt = null };
                await rows.WriteAsync(db, (userId, SecondFactorRows.Pending), null, cancellation);
                await rows.WriteAsync(db, (userId, SecondFactorRows.Active), state, cancellation);
                user.TwoFactorEnabled = true;
                await SessionEnds.EndOtherRulesAsync(db, (user, session), sealer.Now, cancellation);
                db.AuditEntries.Add(sealer.OfAccount(user, AuditActions.SecondFactorOn));
                return Result.Of(codes);
            },
            cancellation
        );

    /// <summary>The secret of a set-up that goes on, for a page that showed it before: whoever only sits down at it does not see it.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="proof">What <see cref="Totp.Proof"/> made of what was shown; as it came.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The secret; null when nothing was begun, it is too long ago, or another one was shown.</returns>
    public async Task<byte[]?> ShownAsync(Guid userId, string? proof, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var begun = await rows.ReadBegunAsync(db, userId, sealer.Now, cancellation);
        return begun is not null && Totp.Proof(begun.Secret) == proof ? begun.Secret : null;
    }

    /// <summary>Takes a code of the app or a recovery code; right or wrong, it is counted.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="code">As typed.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Whether it is right, and was not used before.</returns>
    public async Task<bool> TryAsync(Guid userId, string? code, CancellationToken cancellation) =>
        (await WorkAsync<bool>(userId, async (db, user) => Result.Of(await TakeAsync(db, user, code, cancellation)), cancellation)).TryGet(
            out var right,
            out _
        ) && right;

    /// <summary>Makes new recovery codes; those before are worth nothing any more.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="code">As typed.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The codes, to be shown once; null when the code is not right.</returns>
    public async Task<IReadOnlyList<string>?> RenewAsync(Guid userId, string? code, CancellationToken cancellation)
    {
        var codes = RecoveryCodes.Make();
        var renewed = await WorkAsync<bool>(
            userId,
            async (db, user) =>
            {
                if (!await TakeAsync(db, user, code, cancellation))
                {
                    return false;
                }

                var state = await rows.ReadAsync(db, userId, SecondFactorRows.Active, cancellation);
                await rows.WriteAsync(
                    db,
                    (userId, SecondFactorRows.Active),
                    state! with
                    {
                        Recovery = Hashes(userId, codes),
                    },
                    cancellation
                );
                db.AuditEntries.Add(sealer.OfAccount(user, AuditActions.RecoveryRenewed));
                return true;
            },
            cancellation
        );
        return renewed.TryGet(out var right, out _) && right ? codes : null;
    }

    /// <summary>Switches it off; the password was checked by the caller. Other sessions end.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="code">As typed.</param>
    /// <param name="session">The session it is done from, which goes on; null when it is not done from one.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Whether the code was right.</returns>
    public async Task<bool> SwitchOffAsync(Guid userId, string? code, Guid? session, CancellationToken cancellation) =>
        (
            await WorkAsync<bool>(
                userId,
                async (db, user) =>
                {
                    if (!await TakeAsync(db, user, code, cancellation))
                    {
                        return false;
                    }

                    await rows.WriteAsync(db, (userId, SecondFactorRows.Active), null, cancellation);
                    user.TwoFactorEnabled = false;
                    await SessionEnds.EndOtherRulesAsync(db, (user, session), sealer.Now, cancellation);
                    db.AuditEntries.Add(sealer.OfAccount(user, AuditActions.SecondFactorOff));
                    return true;
                },
                cancellation
            )
        ).TryGet(out var right, out _) && right;

    /// <summary>How it stands.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>How many recovery codes are left; null when no second factor is on.</returns>
    public async Task<int?> LeftAsync(Guid userId, CancellationToken cancellation)
    {
        await using var db = system.Open();
        return await db.Users.AnyAsync(row => row.Id == userId && row.TwoFactorEnabled, cancellation)
            ? (await rows.ReadAsync(db, userId, SecondFactorRows.Active, cancellation))?.Recovery.Count ?? 0
            : null;
    }

    private static List<string> Hashes(Guid userId, IReadOnlyList<string> codes) =>
        [.. codes.Select(code => RecoveryCodes.Hash(userId, code))];

    private async Task<bool> TakeAsync(OpticaDbContext db, OpticaUser user, string? code, CancellationToken cancellation)
    {
        if (
            !user.TwoFactorEnabled
            || await rows.ReadAsync(db, user.Id, SecondFactorRows.Active, cancellation) is not { } state
            || state.ClosedUntil > sealer.Now
        )
        {
            return false;
        }

        var (right, next) = Judge(db, user, state, code);
        await rows.WriteAsync(db, (user.Id, SecondFactorRows.Active), next, cancellation);
        // with a second factor on, Identity leaves wrong passwords counted until both are right
        user.AccessFailedCount = right ? 0 : user.AccessFailedCount;
        return right;
    }

    private (bool Right, SecondFactorState Next) Judge(OpticaDbContext db, OpticaUser user, SecondFactorState state, string? code)
    {
        var good = state with { Failed = 0, ClosedUntil = null, Closings = 0 };
        if (Totp.Match(state.Secret, code, sealer.Now, state.LastStep) is { } step)
        {
            return (true, good with { LastStep = step });
        }

        var hash = RecoveryCodes.Hash(user.Id, code);
        if (state.Recovery.Contains(hash, StringComparer.Ordinal))
        {
            db.AuditEntries.Add(sealer.OfAccount(user, AuditActions.RecoveryUsed));
            return (true, good with { Recovery = [.. state.Recovery.Where(left => left != hash)] });
        }

        return (false, state.AfterWrong(sealer.Now));
    }

    /// <summary>One at a time for an account: its stamp moves, so that of two who send one code the second is judged after the first.</summary>
    private async Task<Result<T>> WorkAsync<T>(
        Guid userId,
        Func<OpticaDbContext, OpticaUser, Task<Result<T>>> work,
        CancellationToken cancellation
    )
    {
        await using var db = system.Open();
        return await db.TransactAsync(
            async () =>
            {
                if (await db.Users.SingleOrDefaultAsync(row => row.Id == userId && row.IsActive, cancellation) is not { } user)
                {
                    return new NotFound();
                }

                user.ConcurrencyStamp = UserLoading.NewStamp();
                var done = await work(db, user);
                return done.Succeeded && await db.TrySaveAsync(cancellation) is { } failed ? failed : done;
            },
            cancellation
        );
    }
}
