using Microsoft.AspNetCore.Mvc;

namespace Optica.Portal.Features.Appointments;

/// <summary>Query parameters of the list, as they come: read and checked by the endpoint.</summary>
internal sealed record AppointmentListQuery(
    [FromQuery(Name = "from")] string? From,
    [FromQuery(Name = "to")] string? To,
    [FromQuery(Name = "branch_id")] string? BranchId,
    [FromQuery(Name = "resource_id")] string? ResourceId,
    [FromQuery(Name = "status")] string? Status
);

/// <summary>Query parameters of free times, as they come.</summary>
internal sealed record SlotQuery(
    [FromQuery(Name = "date")] string? Date,
    [FromQuery(Name = "type")] string? Type,
    [FromQuery(Name = "duration")] string? Duration,
    [FromQuery(Name = "branch_id")] string? BranchId,
    [FromQuery(Name = "resource_id")] string? ResourceId
);
