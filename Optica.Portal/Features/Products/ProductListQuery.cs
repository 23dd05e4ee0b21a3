using Microsoft.AspNetCore.Mvc;

namespace Optica.Portal.Features.Products;

/// <summary>Query parameters of the list, as they come: read and checked by the endpoint.</summary>
internal sealed record ProductListQuery(
    [FromQuery(Name = "q")] string? Text,
    [FromQuery(Name = "kind")] string? Kind,
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "page")] string? Page,
    [FromQuery(Name = "limit")] string? Limit
);
