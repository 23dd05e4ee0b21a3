using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Data.Appointments;

/// <summary>Sets when a branch takes visits (DOMAIN §8). What is booked stays booked.</summary>
public sealed class BranchScheduleService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private static readonly BranchScheduleInputValidator Validator = new();

    /// <summary>Replaces a branch's schedule as a whole.</summary>
    /// <param name="branchId">The branch.</param>
    /// <param name="input">Hours, slots and blocked dates as typed.</param>
    /// <param name="version">The version seen, 0 for the defaults; null takes whatever stands.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/> (foreign branch), <see cref="Invalid"/>, <see cref="VersionConflict"/>.
    /// </returns>
    public async Task<Result<Done>> ChangeAsync(Guid branchId, BranchScheduleInput input, long? version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await access.RefuseAsync(Permissions.AppointmentsSettings, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var branch = await BranchChoice.LookAsync(db, branchId, cancellation);
        if (branch.Error is { } outOfReach)
        {
            return outOfReach is Invalid ? new NotFound() : outOfReach;
        }

        BranchScheduleInputNormaliser.Normalise(input);
        if (Validator.Check(input) is { } wrong)
        {
            return wrong;
        }

        return await db.TransactAsync(() => ReplaceAsync(db, branchId, input, version, cancellation), cancellation);
    }

    private async Task<Result<Done>> ReplaceAsync(
        OpticaDbContext db,
        Guid branchId,
        BranchScheduleInput input,
        long? version,
        CancellationToken cancellation
    )
    {
        if (await BranchChoice.ShutAsync(db, branchId, cancellation) is not null)
        {
            return new NotFound();
        }

        var schedule = await db
            .BranchSchedules.Include(row => row.BlockedDates)
            .SingleOrDefaultAsync(row => row.BranchId == branchId, cancellation);
        if (version is { } seen && seen != (schedule?.Version ?? 0))
        {
            return new VersionConflict();
        }

        if (schedule is null)
        {
            schedule = BranchSchedule.Create(db.Scope.OrganisationId!.Value, branchId);
            db.BranchSchedules.Add(schedule);
        }

        schedule.Change(input, time.GetUtcNow().UtcDateTime);
        Touch(db, schedule);
        // a second first one is a change nobody has seen
        return await db.TrySaveAsync(cancellation) switch
        {
            null => default(Done),
            UniqueViolated => new VersionConflict(),
            var error => error,
        };
    }

    /// <summary>The version moves even when only blocked dates did.</summary>
    private static void Touch(OpticaDbContext db, BranchSchedule schedule)
    {
        db.ChangeTracker.DetectChanges();
        if (db.ChangeTracker.Entries<BlockedDate>().Any(entry => entry.State != EntityState.Unchanged))
        {
            db.Entry(schedule).Property(row => row.UpdatedAt).IsModified = true;
        }
    }
}
