using Optica.Domain.Orders;
using Optica.Domain.Products;

namespace Optica.Portal.Features.Products;

/// <summary>A product over HTTP.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version, for the next change.</param>
/// <param name="Code">Code, unique in the organisation; or null.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="UnitPrice">Price of a piece, CLP.</param>
/// <param name="IncludesTax">Whether the price holds the tax.</param>
/// <param name="IsActive">Whether it is sold.</param>
public sealed record ProductResponse(
    Guid Id,
    long Version,
    string? Code,
    string Name,
    LineKind Kind,
    long UnitPrice,
    bool IncludesTax,
    bool IsActive
)
{
    internal static ProductResponse Of(ProductRow row) =>
        new(row.Id, row.Version, row.Code, row.Name, row.Kind, row.UnitPrice, row.IncludesTax, row.IsActive);
}
