using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Notifications;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>What is told of a step: to the audit trail, and of a job that can be fetched, goes back or is called off to the staff of its branch (DOMAIN §11).</summary>
internal static class WorkOrderTelling
{
    /// <summary>Names the pending save, and adds the notification that is due.</summary>
    public static void TellStep(this OpticaDbContext db, WorkOrder job, WorkOrderMove move)
    {
        if (News(job.Status) is { } kind)
        {
            var place = (job.OrganisationId, job.BranchId);
            db.Notifications.Add(Notification.For(kind, place, job.Id, (db.Scope.UserId, job.StatusAt)).ToEveryone());
        }

        db.Describe(
            move.To switch
            {
                WorkOrderStatus.Returned => "work_order_returned",
                WorkOrderStatus.Cancelled => "work_order_cancelled",
                _ => "work_order_advanced",
            },
            move.Said
        );
    }

    /// <summary>What the branch has to hear of, whoever did it: somebody waits for this job, and somebody promised it.</summary>
    private static NotificationKind? News(WorkOrderStatus status) =>
        status switch
        {
            WorkOrderStatus.ReadyForPickup => NotificationKind.WorkOrderReady,
            WorkOrderStatus.Returned => NotificationKind.WorkOrderReturned,
            WorkOrderStatus.Cancelled => NotificationKind.WorkOrderCancelled,
            _ => null,
        };

    /// <summary>Saves a step; somebody else's at the same place of the way is a conflict.</summary>
    public static async Task<Error?> SaveStepAsync(OpticaDbContext db, CancellationToken cancellation) =>
        await db.TrySaveAsync(cancellation) switch
        {
            UniqueViolated { IsOperation: false } => new VersionConflict(),
            var outcome => outcome,
        };
}
