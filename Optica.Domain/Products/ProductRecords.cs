using Optica.Domain.Common;
using Optica.Domain.Orders;

namespace Optica.Domain.Products;

/// <summary>A product as lists and choosers show it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version, for the next save.</param>
/// <param name="Code">Code, or null.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="UnitPrice">Price of a piece, CLP.</param>
/// <param name="IncludesTax">Whether the price holds the tax.</param>
/// <param name="IsActive">Whether it is sold.</param>
public sealed record ProductRow(
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
    /// <summary>The fields as an input: the start of a form.</summary>
    public ProductInput ToInput() =>
        new()
        {
            Code = Code,
            Name = Name,
            Kind = Kind,
            UnitPrice = UnitPrice,
            IncludesTax = IncludesTax,
            IsActive = IsActive,
        };
}

/// <summary>Which products a list shows.</summary>
/// <param name="Text">Part of name or code.</param>
/// <param name="Kind">Of this kind only.</param>
/// <param name="IsActive">Sold, no longer sold, or null for all.</param>
public sealed record ProductFilter(string? Text = null, LineKind? Kind = null, bool? IsActive = null);

/// <summary>Another product has this code.</summary>
public sealed record ProductCodeTaken() : Error("product_code_taken", ErrorKind.Conflict);
