using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Portal.Features.Appointments;

/// <summary>Brings together what a calendar is drawn from.</summary>
public sealed class CalendarLoader(AppointmentQueries visits, BranchScheduleQueries schedules, BookableResourceQueries resources)
{
    /// <summary>Loads some days of a branch.</summary>
    /// <param name="branchId">The branch.</param>
    /// <param name="days">Which days.</param>
    /// <param name="withClosed">Whether the cancelled and the missed are wanted, too.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The data, or why the branch cannot be read.</returns>
    public async Task<Result<CalendarData>> LoadAsync(Guid branchId, CalendarRange days, bool withClosed, CancellationToken cancellation)
    {
        var filter = new AppointmentFilter(days) { BranchId = branchId, OnlyOccupying = !withClosed };
        if (
            (await schedules.ReadAsync(branchId, cancellation)).TryGet(out var schedule, out var error)
            && (await resources.ListAsync(branchId, withInactive: true, cancellation)).TryGet(out var places, out error)
            && (await visits.ListAsync(filter, cancellation)).TryGet(out var booked, out error)
        )
        {
            return new CalendarData(schedule.Branch, Read(schedule), places, booked.Items) { IsCapped = booked.IsCapped };
        }

        return error;
    }

    /// <summary>The settings as the slot engine reads them.</summary>
    private static BranchSchedule Read(ScheduleDetail detail)
    {
        var schedule = BranchSchedule.Create(Guid.Empty, detail.Branch.Id);
        schedule.Change(detail.Input, DateTime.UnixEpoch);
        return schedule;
    }
}
