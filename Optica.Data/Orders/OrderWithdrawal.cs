using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Notifications;
using Optica.Domain.Orders;

namespace Optica.Data.Orders;

/// <summary>What is told when an order is cancelled or refunded while jobs of it are under way: nobody is to hand them over by mistake.</summary>
internal static class OrderWithdrawal
{
    /// <summary>Adds the notifications that are due, to admins of each job's branch and to whoever sees to it; none while the order counts.</summary>
    /// <param name="db">The caller's context; saving is the caller's.</param>
    /// <param name="order">As it is now, not saved yet.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task TellAsync(OpticaDbContext db, Order order, CancellationToken cancellation)
    {
        if (order.Counts)
        {
            return;
        }

        var jobs = await OrderEditing
            .OpenJobs(db, order.Id)
            .OrderBy(row => row.Id)
            .Select(row => new
            {
                row.Id,
                row.BranchId,
                row.AssignedTo,
                // admins are told as such
                IsAdmin = db.Users.Any(user =>
                    user.Id == row.AssignedTo && (user.Role == StaffRole.BranchAdmin || user.Role == StaffRole.SuperAdmin)
                ),
            })
            .ToListAsync(cancellation);
        foreach (var job in jobs)
        {
            var place = (order.OrganisationId, job.BranchId);
            db.Notifications.Add(Notification.For(NotificationKind.WorkOrderWithdrawn, place, job.Id, (db.Scope.UserId, order.StatusAt)));
            if (job.AssignedTo is { } assigned && assigned != db.Scope.UserId && !job.IsAdmin)
            {
                db.Notifications.Add(Notification.ForUser(NotificationKind.WorkOrderWithdrawn, place, job.Id, (assigned, order.StatusAt)));
            }
        }
    }
}
