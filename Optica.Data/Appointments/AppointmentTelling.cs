using Optica.Domain.Appointments;
using Optica.Domain.Notifications;

namespace Optica.Data.Appointments;

/// <summary>Tells the staff of a visit's branch what happened to it (DOMAIN §11).</summary>
internal static class AppointmentTelling
{
    /// <summary>Adds a notification to the pending save, for everybody who may see the branch's records.</summary>
    public static void Tell(this OpticaDbContext db, NotificationKind kind, Appointment visit, DateTime at) =>
        db.Notifications.Add(Notification.For(kind, (visit.OrganisationId, visit.BranchId), visit.Id, (db.Scope.UserId, at)).ToEveryone());
}
