namespace Optica.Domain.Notifications;

/// <summary>What a notification tells (DOMAIN §11).</summary>
public enum NotificationKind
{
    /// <summary>A customer was registered.</summary>
    NewCustomer = 1,

    /// <summary>A branch asks for a customer.</summary>
    TransferRequested = 2,

    /// <summary>A customer came from another branch.</summary>
    CustomerTransferred = 3,

    /// <summary>A request for a customer was refused.</summary>
    TransferRefused = 4,

    /// <summary>A report can be fetched; for who asked for it only.</summary>
    ReportReady = 5,

    /// <summary>A visit was booked.</summary>
    AppointmentBooked = 6,

    /// <summary>A visit was cancelled.</summary>
    AppointmentCancelled = 7,

    /// <summary>A prescription expires in 60, 30 or 7 days (OR-24).</summary>
    PrescriptionExpiring = 8,

    /// <summary>Eye exams are due at a branch.</summary>
    ExamsDue = 9,

    /// <summary>A customer got a quote.</summary>
    QuoteSent = 11,

    /// <summary>A customer took a quote.</summary>
    QuoteAccepted = 12,

    /// <summary>A quote became an order.</summary>
    QuoteConverted = 13,

    /// <summary>A job can be fetched; for those who may see jobs.</summary>
    WorkOrderReady = 20,

    /// <summary>A job was promised for an earlier day and is still being made; for those who may see jobs.</summary>
    WorkOrderOverdue = 21,

    /// <summary>A job went back to its laboratory: its customer may wait longer; for those who may see jobs.</summary>
    WorkOrderReturned = 22,

    /// <summary>A job was called off; for those who may see jobs.</summary>
    WorkOrderCancelled = 23,

    /// <summary>The order of a job that is not handed over was cancelled or refunded; for admins and whoever sees to the job.</summary>
    WorkOrderWithdrawn = 24,

    /// <summary>The prescription an open job is made by was withdrawn or corrected; for its branch's admins and who sees to it.</summary>
    WorkOrderPrescriptionWrong = 25,

    /// <summary>Somebody reads the medical records of unusually many people (SECURITY 47); for super admins.</summary>
    MassReading = 32,

    /// <summary>A platform admin opened the organisation's customers for a reason (SECURITY 9); for super admins.</summary>
    PlatformAccess = 33,
}
