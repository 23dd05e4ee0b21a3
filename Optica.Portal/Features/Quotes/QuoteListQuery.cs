using Microsoft.AspNetCore.Mvc;

namespace Optica.Portal.Features.Quotes;

/// <summary>Query parameters of the list, as they come: read and checked by the endpoint.</summary>
internal sealed record QuoteListQuery(
    [FromQuery(Name = "q")] string? Text,
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "branch_id")] string? BranchId,
    [FromQuery(Name = "seller_id")] string? SellerId,
    [FromQuery(Name = "from")] string? From,
    [FromQuery(Name = "to")] string? To,
    [FromQuery(Name = "sort")] string? Sort,
    [FromQuery(Name = "dir")] string? Direction,
    [FromQuery(Name = "page")] string? Page,
    [FromQuery(Name = "limit")] string? Limit
);

/// <summary>Query parameters of the conversion rates.</summary>
internal sealed record ConversionQuery(
    [FromQuery(Name = "branch_id")] string? BranchId,
    [FromQuery(Name = "from")] string? From,
    [FromQuery(Name = "to")] string? To
);
