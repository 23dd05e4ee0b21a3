using Optica.Domain.Common;
using Optica.Domain.Orders;

namespace Optica.Domain.Products;

/// <summary>Something an organisation sells. Changing its price changes no order that was taken.</summary>
public sealed class Product : IOrganisationOwned, IStamped, IVersioned, IAudited
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 200;

    /// <summary>Longest code.</summary>
    public const int CodeLength = 40;

    /// <summary>Longest folded text.</summary>
    public const int SearchLength = 500;

    /// <summary>Highest price of a piece, CLP: beyond it something was mistyped.</summary>
    public const long HighestPrice = 100_000_000;

    private Product() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>Code on the tag or the supplier's list, unique in the organisation; or null.</summary>
    public string? Code { get; private set; }

    /// <summary>Name as it appears on orders.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Name and code folded for search.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>What it is.</summary>
    public LineKind Kind { get; private set; }

    /// <summary>Price of a piece, CLP.</summary>
    public long UnitPrice { get; private set; }

    /// <summary>Whether the price holds the tax.</summary>
    public bool IncludesTax { get; private set; } = true;

    /// <summary>False once it is no longer sold.</summary>
    public bool IsActive { get; private set; } = true;

    /// <inheritdoc />
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? CreatedBy { get; private set; }

    /// <inheritdoc />
    public DateTime UpdatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? UpdatedBy { get; private set; }

    /// <inheritdoc />
    public long Version { get; private set; }

    Guid IAudited.AuditId => Id;

    string IAudited.AuditKind => "product";

    /// <summary>A new product. The input is normalised and valid.</summary>
    public static Product Create(Guid id, Guid organisationId, ProductInput input)
    {
        var product = new Product { Id = id, OrganisationId = organisationId };
        product.Apply(input);
        return product;
    }

    /// <summary>Takes over the fields of a normalised, valid input.</summary>
    public void Apply(ProductInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Code = input.Code;
        Name = input.Name!;
        Kind = input.Kind!.Value;
        UnitPrice = input.UnitPrice!.Value;
        IncludesTax = input.IncludesTax;
        IsActive = input.IsActive;
        var folded = $"{Customers.SearchText.Fold(Name)}|{Customers.SearchText.Fold(Code)}";
        SearchText = folded.Length <= SearchLength ? folded : folded[..SearchLength];
    }

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
