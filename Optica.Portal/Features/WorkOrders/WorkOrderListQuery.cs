using Microsoft.AspNetCore.Mvc;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>Query parameters of the list, as they come: read and checked by the endpoint.</summary>
internal sealed record WorkOrderListQuery(
    [FromQuery(Name = "q")] string? Text,
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "lab_id")] string? LabId,
    [FromQuery(Name = "assigned_to")] string? AssignedTo,
    [FromQuery(Name = "overdue")] string? Overdue,
    [FromQuery(Name = "branch_id")] string? BranchId,
    [FromQuery(Name = "order_id")] string? OrderId,
    [FromQuery(Name = "sort")] string? Sort,
    [FromQuery(Name = "dir")] string? Direction,
    [FromQuery(Name = "page")] string? Page,
    [FromQuery(Name = "limit")] string? Limit
);
