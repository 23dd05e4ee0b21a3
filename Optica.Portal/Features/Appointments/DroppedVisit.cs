namespace Optica.Portal.Features.Appointments;

/// <summary>Where a visit was let go.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Board">Revision of the calendar as it was drawn in the browser.</param>
/// <param name="Column">On which column, from the left.</param>
/// <param name="Top">Minutes from the top.</param>
public sealed record DroppedVisit(Guid Visit, int Board, int Column, int Top);
