namespace Optica.Domain.Notifications;

/// <summary>What kinds of notifications have in common.</summary>
public static class NotificationKinds
{
    /// <summary>About a job: only for those who may see jobs; they link to it.</summary>
    public static readonly IReadOnlyList<NotificationKind> OfJobs =
    [
        NotificationKind.WorkOrderReady,
        NotificationKind.WorkOrderOverdue,
        NotificationKind.WorkOrderReturned,
        NotificationKind.WorkOrderCancelled,
        NotificationKind.WorkOrderWithdrawn,
        NotificationKind.WorkOrderPrescriptionWrong,
    ];
}
