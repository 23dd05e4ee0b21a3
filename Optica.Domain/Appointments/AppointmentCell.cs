using Optica.Domain.Common;

namespace Optica.Domain.Appointments;

/// <summary>
/// Five minutes that a visit occupies. (<see cref="ResourceId"/>, <see cref="Cell"/>) is the key: the second booking of a time fails
/// there. It follows from its visit and tells nothing of the person, so whoever may change the visit moves it.
/// </summary>
public sealed class AppointmentCell : IDerived
{
    private AppointmentCell() { }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The optometrist or box.</summary>
    public Guid ResourceId { get; private set; }

    /// <summary>Number of the five minutes, see <see cref="SlotKey.Cell"/>.</summary>
    public int Cell { get; private set; }

    /// <summary>The visit.</summary>
    public Guid AppointmentId { get; private set; }

    /// <summary>Both parts of the key.</summary>
    public SlotKey Key => new(ResourceId, Cell);

    internal static AppointmentCell Create(Appointment visit, SlotKey key) =>
        new()
        {
            OrganisationId = visit.OrganisationId,
            ResourceId = key.ResourceId,
            Cell = key.Cell,
            AppointmentId = visit.Id,
        };
}
