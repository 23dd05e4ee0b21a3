namespace Optica.Portal.Features.Appointments.Components;

/// <summary>What was booked, to say so.</summary>
/// <param name="Id">The visit.</param>
/// <param name="Name">Who comes.</param>
/// <param name="When">Day and time.</param>
public sealed record BookedVisit(Guid Id, string Name, string When);
