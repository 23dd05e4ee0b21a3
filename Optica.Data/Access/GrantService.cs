using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;

namespace Optica.Data.Access;

/// <summary>Gives and takes back cross-branch grants: one more branch for one person, by name, with reason and end (DOMAIN §1).</summary>
public sealed class GrantService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private readonly GrantInputValidator validator = new(time);

    /// <summary>
    /// Gives a grant; their open screens follow at once. One person has one grant of a branch at a time: this one takes the place of the
    /// one that it names, whatever that allows and whenever it ends.
    /// </summary>
    /// <param name="userId">Who gets it.</param>
    /// <param name="input">As typed.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/> (also for a branch that one does not
    /// run), <see cref="NotFound"/>, <see cref="OwnRights"/>, <see cref="RoleAboveOwn"/>, <see cref="WorksElsewhere"/>,
    /// <see cref="Invalid"/>, <see cref="GrantRuns"/>, <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<Guid>> GiveAsync(Guid userId, GrantInput input, OperationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        input.Normalise();
        var given = await db.TransactAsync(() => GiveOnceAsync(db, userId, input, options, cancellation), cancellation);
        // the same click, twice at once: nothing of this one stands, and the other one's grant is the answer
        return given.Error is UniqueViolated { IsOperation: true }
            ? await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? given
            : given;
    }

    /// <summary>Takes a grant back; with it whatever else was granted to the person for the branch and still runs.</summary>
    /// <param name="id">The grant.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done, also when it was taken back or had ended before; <see cref="VersionConflict"/> when another one runs in its place;
    /// <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="OwnRights"/>, <see cref="RoleAboveOwn"/>.
    /// </returns>
    public async Task<Result<Done>> RevokeAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => RevokeOnceAsync(db, id, cancellation), cancellation);
    }

    private async Task<Result<Guid>> GiveOnceAsync(
        OpticaDbContext db,
        Guid userId,
        GrantInput input,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return before;
        }

        if (!(await UserLoading.ForChangeAsync(db, userId, mayBeOwn: false, cancellation)).TryGet(out var user, out var refused))
        {
            return refused;
        }

        var zone = await db.Branches.Where(row => row.Id == input.BranchId).Select(row => row.TimeZone).SingleOrDefaultAsync(cancellation);
        var broken = Invalid.Join(
            zone is not null ? await CheckAsync(db, user, (input, Zone(zone)), cancellation)
                : input.BranchId is null ? null
                : Unknown(),
            validator.Check(input)
        );
        if (broken is not null)
        {
            return broken;
        }

        if (!db.Scope.Runs(input.BranchId!.Value))
        {
            return new AccessDenied();
        }

        var now = time.GetUtcNow().UtcDateTime;
        var grant = BranchGrant
            .Create(
                (user.Id, user.OrganisationId!.Value, input.BranchId.Value, input.Level!.Value),
                input.Reason!,
                now,
                LocalDay.End(input.Until!.Value, Zone(zone!))
            )
            .By(db.Scope.UserId!.Value);
        return await PlaceAsync(db, (user, grant, input.Replaces), options, cancellation);
    }

    /// <summary>Puts a grant in the place of the one that was shown, if any runs.</summary>
    private static async Task<Result<Guid>> PlaceAsync(
        OpticaDbContext db,
        (OpticaUser User, BranchGrant Grant, Guid? Replaces) given,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        var (user, grant, replaces) = given;
        var running = await RunningAsync(db, grant, grant.GrantedAt, cancellation);
        // what nobody saw is not replaced; what was shown may have ended meanwhile
        if (running.Count > 0 && !running.Exists(row => row.Id == replaces))
        {
            return new GrantRuns();
        }

        // in the first save of all: two managers at once meet at the account
        UserLoading.Touch(user);
        if (await EndAsync(db, running, grant.GrantedAt, cancellation) is { } unsaved)
        {
            return unsaved;
        }

        db.BranchGrants.Add(grant);
        Operations.Note(db, options.Operation, grant.Id, grant.GrantedAt);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : grant.Id;
    }

    /// <summary>That the last day is near enough, and that the branch is not theirs already.</summary>
    private async Task<Invalid?> CheckAsync(
        OpticaDbContext db,
        OpticaUser user,
        (GrantInput Input, TimeZoneInfo Zone) wanted,
        CancellationToken cancellation
    )
    {
        var today = LocalDay.Of(time.GetUtcNow(), wanted.Zone);
        var day =
            wanted.Input.Until is { } until && !GrantInputValidator.IsNear(until, today)
                ? Invalid.At(nameof(GrantInput.Until), "grant_until_range")
                : null;
        var isTheirs =
            user.Role == StaffRole.SuperAdmin
            || await db
                .BranchMemberships.IgnoreQueryFilters([TenancyModel.BranchFilter])
                .AnyAsync(row => row.UserId == user.Id && row.BranchId == wanted.Input.BranchId, cancellation);
        return Invalid.Join(day, isTheirs ? Invalid.At(nameof(GrantInput.BranchId), "grant_needless") : null);
    }

    private async Task<Result<Done>> RevokeOnceAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        if (await db.BranchGrants.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } grant)
        {
            return (Result<Done>)await db.BranchGrants.MissingAsync(row => row.Id == id, cancellation);
        }

        if (grant.UserId == db.Scope.UserId)
        {
            return new OwnRights();
        }

        if (!db.Scope.Runs(grant.BranchId))
        {
            return new AccessDenied();
        }

        var user = await db.Users.SingleAsync(row => row.Id == grant.UserId && row.OrganisationId == grant.OrganisationId, cancellation);

        // whoever works elsewhere was lent the branch: who runs it takes it back
        if (user.Role < db.Scope.Role)
        {
            return new RoleAboveOwn();
        }

        var now = time.GetUtcNow().UtcDateTime;
        var running = await RunningAsync(db, grant, now, cancellation);
        if (grant.StateAt(now) == GrantState.Ended)
        {
            // whoever asks has not seen the one that runs in its place: that one is theirs to judge first
            return running.Count > 0 ? new VersionConflict() : default(Done);
        }

        UserLoading.Touch(user);
        return await EndAsync(db, [.. running, grant], now, cancellation) is { } failed ? failed : default(Done);
    }

    /// <summary>What a person was granted for a branch and runs, beside one grant.</summary>
    private static Task<List<BranchGrant>> RunningAsync(
        OpticaDbContext db,
        BranchGrant beside,
        DateTime now,
        CancellationToken cancellation
    ) =>
        db
            .BranchGrants.Where(row => row.UserId == beside.UserId && row.BranchId == beside.BranchId && row.Id != beside.Id)
            .Where(row => row.RevokedAt == null && row.ExpiresAt > now)
            .ToListAsync(cancellation);

    /// <summary>Takes grants back; each with a line of its own in the trail.</summary>
    private static async Task<Error?> EndAsync(OpticaDbContext db, List<BranchGrant> grants, DateTime now, CancellationToken cancellation)
    {
        foreach (var grant in grants)
        {
            grant.Revoke(now);
            if (await db.TrySaveAsync(cancellation) is { } unsaved)
            {
                return unsaved;
            }
        }

        return null;
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static Invalid Unknown() => Invalid.At(nameof(GrantInput.BranchId), "branch_unknown");
}
