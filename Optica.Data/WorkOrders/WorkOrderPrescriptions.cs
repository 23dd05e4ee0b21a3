using Microsoft.EntityFrameworkCore;
using Optica.Data.Prescriptions;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Notifications;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>
/// What becomes of jobs whose prescription was withdrawn or corrected after they were taken: their snapshot stays (DOMAIN §9), so it has
/// to be said.
/// </summary>
internal static class WorkOrderPrescriptions
{
    /// <summary>The rows with how their prescriptions stand, by one more query for all of them.</summary>
    public static async Task<IReadOnlyList<WorkOrderRow>> WithStandingsAsync(
        this OpticaDbContext db,
        IReadOnlyList<WorkOrderRow> rows,
        CancellationToken cancellation
    )
    {
        List<Guid> ids = [.. rows.Select(row => row.PrescriptionId).OfType<Guid>().Distinct()];
        var doubtful = await PrescriptionStates.DoubtfulAsync(db, ids, cancellation);
        return
        [
            .. rows.Select(row =>
                row.PrescriptionId is { } eyes
                    ? row with
                    {
                        Standing = doubtful.GetValueOrDefault(eyes, PrescriptionStanding.Standing),
                    }
                    : row
            ),
        ];
    }

    /// <summary>
    /// News of every open job that is made by a prescription that is wrong from now on, whatever branch makes it: for the admins of its
    /// branch, and for who sees to it. Admins among the latter are told as admins.
    /// </summary>
    /// <param name="db">The caller's context; the caller saves.</param>
    /// <param name="wrong">What was withdrawn or corrected.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task TellJobsAsync(this OpticaDbContext db, Prescription wrong, DateTime at, CancellationToken cancellation)
    {
        var jobs = await db
            .WorkOrders.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(WorkOrderRules.IsStillOpen)
            .Where(job => job.PrescriptionId == wrong.Id)
            .Select(job => new
            {
                job.Id,
                Place = new { job.OrganisationId, job.BranchId },
                job.AssignedTo,
                IsAdmin = db.Users.Any(user =>
                    user.Id == job.AssignedTo && (user.Role == StaffRole.BranchAdmin || user.Role == StaffRole.SuperAdmin)
                ),
            })
            .ToListAsync(cancellation);
        foreach (var job in jobs)
        {
            var place = (job.Place.OrganisationId, job.Place.BranchId);
            db.Notifications.Add(Notification.For(NotificationKind.WorkOrderPrescriptionWrong, place, job.Id, (db.Scope.UserId, at)));
            if (job.AssignedTo is { } user && user != db.Scope.UserId && !job.IsAdmin)
            {
                db.Notifications.Add(Notification.ForUser(NotificationKind.WorkOrderPrescriptionWrong, place, job.Id, (user, at)));
            }
        }
    }
}
