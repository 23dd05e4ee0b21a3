namespace Optica.Domain.Appointments;

/// <summary>What is typed to book a visit: for a customer, or for a guest with a name and a RUT or phone.</summary>
public sealed class AppointmentInput
{
    /// <summary>Longest name of a guest.</summary>
    public const int GuestNameLength = 200;

    /// <summary>Longest notes.</summary>
    public const int NotesLength = 1000;

    /// <summary>The customer; null for a guest.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>Name of somebody who is no customer, ≤ 200.</summary>
    public string? GuestName { get; set; }

    /// <summary>The guest's RUT.</summary>
    public string? GuestRut { get; set; }

    /// <summary>The guest's phone.</summary>
    public string? GuestPhone { get; set; }

    /// <summary>The branch of the visit; null for the selected one.</summary>
    public Guid? BranchId { get; set; }

    /// <summary>The optometrist or box.</summary>
    public Guid? ResourceId { get; set; }

    /// <summary>What it is for.</summary>
    public AppointmentType? Type { get; set; }

    /// <summary>When, UTC: a local time would say too little in the hour that happens twice.</summary>
    public DateTime? StartsAt { get; set; }

    /// <summary>15–120 in steps of five; 30 when nothing is said.</summary>
    public int? Minutes { get; set; }

    /// <summary>Notes for the shop, nothing medical, ≤ 1000.</summary>
    public string? Notes { get; set; }
}

/// <summary>Where and when a visit is moved to; what is null stays.</summary>
public sealed class RescheduleInput
{
    /// <summary>The optometrist or box.</summary>
    public Guid? ResourceId { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime? StartsAt { get; set; }

    /// <summary>15–120 in steps of five.</summary>
    public int? Minutes { get; set; }
}
