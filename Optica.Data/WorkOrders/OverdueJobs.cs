using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Data.Prescriptions;
using Optica.Domain.Notifications;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>News of jobs that became late (DOMAIN §11).</summary>
internal static class OverdueJobs
{
    /// <summary>
    /// The news that are due: each job once for each day it was promised, to the branch that makes it. What was missed is told for
    /// <see cref="DueReminders.DaysLate"/> days; older news are none.
    /// </summary>
    /// <param name="db">The system's context.</param>
    /// <param name="organisationId">Whose jobs.</param>
    /// <param name="now">The day at each branch, and the time (UTC).</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<IReadOnlyList<Notification>> NoticesAsync(
        OpticaDbContext db,
        Guid organisationId,
        (BranchDays Days, DateTime At) now,
        CancellationToken cancellation
    )
    {
        var (from, until) = (now.Days.Earlier.AddDays(-DueReminders.DaysLate), now.Days.Latest);
        var rows = await db
            .WorkOrders.AsNoTracking()
            .Where(row => row.OrganisationId == organisationId && row.PromisedOn >= from && row.PromisedOn < until)
            .Where(WorkOrderRules.IsBeingMade)
            .Select(row => new
            {
                row.Id,
                row.BranchId,
                row.Status,
                PromisedOn = row.PromisedOn!.Value,
            })
            .ToListAsync(cancellation);
        return
        [
            .. from row in rows
            let today = now.Days[row.BranchId]
            where WorkOrderRules.IsOverdue(row.Status, row.PromisedOn, today)
            where row.PromisedOn >= today.AddDays(-DueReminders.DaysLate)
            select Notification.Once(
                NotificationKind.WorkOrderOverdue,
                (organisationId, row.BranchId),
                (DueNotices.Overdue(row.Id, row.PromisedOn), row.Id),
                now.At
            ),
        ];
    }
}
