using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Data.Appointments;

/// <summary>Reads when branches take visits: for calendars and for the form that changes it.</summary>
public sealed class BranchScheduleQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>A branch's schedule; the defaults where nobody has set one.</summary>
    /// <param name="branchId">The branch; null for the selected one, or the only one in reach.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The schedule; <see cref="NotFound"/> or <see cref="AccessDenied"/>; <see cref="Invalid"/> when no branch is told.
    /// </returns>
    public async Task<Result<ScheduleDetail>> ReadAsync(Guid? branchId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AppointmentsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (BranchChoice.ToRead(db.Scope, branchId) is not { } wanted)
        {
            return BranchChoice.Missing();
        }

        if (await BranchChoice.RefuseAsync(db, wanted, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var schedule = await SlotBook.ScheduleAsync(db, wanted, cancellation);
        var branch = await BranchQueries.RowAsync(db, wanted, cancellation);
        var may = branch.MayChange && db.Scope.May(Permissions.AppointmentsSettings);
        return new ScheduleDetail(branch, BranchScheduleInput.Of(schedule), schedule.Version) { MayChange = may };
    }
}
