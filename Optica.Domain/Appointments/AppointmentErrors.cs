using Optica.Domain.Common;
using Optica.Domain.Resources;

namespace Optica.Domain.Appointments;

/// <summary>A step the visit cannot take from where it is (HTTP 409 with the allowed ones, which the message names).</summary>
/// <param name="From">Where it is.</param>
/// <param name="Allowed">Where it could go.</param>
public sealed record InvalidAppointmentTransition(AppointmentStatus From, IReadOnlyList<AppointmentStatus> Allowed)
    : Error("invalid_transition", ErrorKind.Conflict)
{
    /// <inheritdoc />
    public override string Message =>
        Allowed.Count == 0
            ? DomainText.Get("error_appointment_closed", NameOf(From))
            : DomainText.Get("error_appointment_transition", NameOf(From), string.Join(", ", Allowed.Select(NameOf)));

    private static string NameOf(AppointmentStatus status) => DomainText.Get($"appointment_{status}");
}

/// <summary>Somebody has this time already: decided by the database, or seen before.</summary>
public sealed record SlotTaken() : Error("slot_taken", ErrorKind.Conflict);

/// <summary>A guest's visit is completed only for a customer: register or match them first.</summary>
public sealed record GuestNotRegistered() : Error("guest_not_registered", ErrorKind.Conflict);

/// <summary>Naming the customer of a visit that has one.</summary>
public sealed record VisitHasCustomer() : Error("visit_has_customer", ErrorKind.Conflict);

/// <summary>Marking somebody as missed before their time has come.</summary>
public sealed record VisitNotBegun() : Error("visit_not_begun", ErrorKind.Conflict);
