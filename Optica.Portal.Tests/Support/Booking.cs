using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Support;

/// <summary>Visits and what they are booked on, written past the services.</summary>
public static class Booking
{
    /// <summary>Nine o'clock in Santiago on a Monday, UTC.</summary>
    public static readonly DateTime Nine = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>A box in a branch of either organisation.</summary>
    public static BookableResource Box(this World world, Guid branch, string name = "Box 1") =>
        BookableResource.Create(
            (OrganisationOf(world, branch), branch),
            new BookableResourceInput { Name = name, Kind = ResourceKind.Box },
            World.Start
        );

    /// <summary>Half an hour from nine for a customer, or for a guest when there is none.</summary>
    public static Appointment Visit(this World world, BookableResource on, (Guid Id, Guid Branch)? customer = null, DateTime? at = null) =>
        Appointment.Create(
            new AppointmentInput
            {
                CustomerId = customer?.Id,
                GuestName = customer is null ? "Ana Soto" : null,
                ResourceId = on.Id,
                Type = AppointmentType.EyeExam,
                StartsAt = at ?? Nine,
                Minutes = 30,
            },
            (OrganisationOf(world, on.BranchId), on.BranchId, customer?.Branch),
            bufferMinutes: 0,
            World.Start
        );

    private static Guid OrganisationOf(World world, Guid branch) =>
        branch == world.Costa || branch == world.Cerro ? world.South : world.North;
}
