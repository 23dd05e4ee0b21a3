using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Notifications;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>What is told of a step: to the audit trail, and of a job that can be fetched to the staff of its branch (DOMAIN §11).</summary>
internal static class WorkOrderTelling
{
    /// <summary>Names the pending save, and adds the notification that is due.</summary>
    public static void TellStep(this OpticaDbContext db, WorkOrder job, WorkOrderMove move)
    {
        if (job.Status == WorkOrderStatus.ReadyForPickup)
        {
            var place = (job.OrganisationId, job.BranchId);
            db.Notifications.Add(
                Notification.For(NotificationKind.WorkOrderReady, place, job.Id, (db.Scope.UserId, job.StatusAt)).ToEveryone()
            );
        }

        db.Describe(
            move.To switch
            {
                WorkOrderStatus.Returned => "work_order_returned",
                WorkOrderStatus.Cancelled => "work_order_cancelled",
                _ => "work_order_advanced",
            },
            move.OverrideReason ?? move.Note
        );
    }

    /// <summary>Saves a step; somebody else's at the same place of the way is a conflict.</summary>
    public static async Task<Error?> SaveStepAsync(OpticaDbContext db, CancellationToken cancellation) =>
        await db.TrySaveAsync(cancellation) switch
        {
            UniqueViolated { IsOperation: false } => new VersionConflict(),
            var outcome => outcome,
        };
}
