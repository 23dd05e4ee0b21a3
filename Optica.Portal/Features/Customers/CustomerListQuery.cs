using Microsoft.AspNetCore.Mvc;

namespace Optica.Portal.Features.Customers;

/// <summary>Query parameters of the list, as they come: read and checked by the endpoint.</summary>
internal sealed record CustomerListQuery(
    [FromQuery(Name = "q")] string? Text,
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "segment")] string? Segment,
    [FromQuery(Name = "spent_from")] string? SpentFrom,
    [FromQuery(Name = "spent_to")] string? SpentTo,
    [FromQuery(Name = "tag")] string? Tag,
    [FromQuery(Name = "branch_id")] string? BranchId,
    [FromQuery(Name = "created_from")] string? CreatedFrom,
    [FromQuery(Name = "created_to")] string? CreatedTo,
    [FromQuery(Name = "sort")] string? Sort,
    [FromQuery(Name = "dir")] string? Direction,
    [FromQuery(Name = "page")] string? Page,
    [FromQuery(Name = "limit")] string? Limit
);
