using Optica.Domain.Customers;
using Optica.Domain.Orders;

namespace Optica.Domain.Products;

/// <summary>A product as typed.</summary>
public sealed class ProductInput
{
    /// <summary>Code, ≤ 40; optional.</summary>
    public string? Code { get; set; }

    /// <summary>Name, ≤ 200.</summary>
    public string? Name { get; set; }

    /// <summary>What it is.</summary>
    public LineKind? Kind { get; set; }

    /// <summary>Price of a piece, CLP.</summary>
    public long? UnitPrice { get; set; }

    /// <summary>Whether the price holds the tax.</summary>
    public bool IncludesTax { get; set; } = true;

    /// <summary>Whether it is sold.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Brings texts into the form that is stored.</summary>
    public void Normalise()
    {
        Code = TextRules.CleanLine(Code);
        Name = TextRules.CleanLine(Name);
    }
}
