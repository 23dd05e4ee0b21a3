namespace Optica.Domain.Appointments;

/// <summary>How far a visit is (DOMAIN §8). The order matters: the first two are open, the first three occupy their time.</summary>
public enum AppointmentStatus
{
    /// <summary>Booked.</summary>
    Scheduled = 1,

    /// <summary>The person said that they will come.</summary>
    Confirmed = 2,

    /// <summary>The visit took place.</summary>
    Completed = 3,

    /// <summary>Called off, with a reason; the time is free again.</summary>
    Cancelled = 4,

    /// <summary>The person did not come; the time is free again.</summary>
    NoShow = 5,
}
