using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Products;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Products;

/// <summary>Everything the catalogue shows, as its address says it.</summary>
public sealed record ProductsUrl
{
    /// <summary>Address of the catalogue.</summary>
    public const string Path = "/admin/products";

    /// <summary>Longest text to look for.</summary>
    public const int TextLength = 100;

    /// <summary>What stands for a product that is not there yet.</summary>
    public const string New = "new";

    private static readonly (string Name, LineKind Value)[] Kinds =
    [
        .. Enum.GetValues<LineKind>().Select(kind => (kind.ToString().ToLowerInvariant(), kind)),
    ];

    private static readonly (string Name, bool Value)[] States = [("active", true), ("inactive", false)];

    /// <summary>Words of name or code, as typed.</summary>
    public string? Text { get; init; }

    /// <summary>Of this kind only.</summary>
    public LineKind? Kind { get; init; }

    /// <summary>Sold, no longer sold, or null for all.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Page from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows a page.</summary>
    public int Size { get; init; } = PageRequest.DefaultSize;

    /// <summary>The product in the side form, or <see cref="New"/>.</summary>
    public string? Edit { get; init; }

    /// <summary>The same list without the side form.</summary>
    public ProductsUrl List => this with { Edit = null };

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => (Text, Kind, IsActive) != (null, null, null);

    /// <summary>The same page size without any filter.</summary>
    public ProductsUrl Unfiltered => new() { Size = Size };

    /// <summary>Reads an address.</summary>
    public static ProductsUrl Parse(string? address)
    {
        var query = UrlQuery.Parse(address);
        var size = query.Number("size", PageRequest.MaximumSize) ?? 0;
        return new ProductsUrl
        {
            Text = query.Line("q", TextLength),
            Kind = query.OneOf("kind", Kinds),
            IsActive = query.OneOf("status", States),
            Page = new PageRequest(query.Number("page", int.MaxValue) ?? 1).Number,
            Size = size is 25 or 50 or 100 ? size : PageRequest.DefaultSize,
            Edit = query.Value("edit") == New ? New : query.Id("edit")?.ToString(),
        };
    }

    /// <summary>The address; what is as usual is not mentioned.</summary>
    public string Format() =>
        UrlQuery.Format(
            Path,
            ("q", Text),
            ("kind", Kind?.ToString().ToLowerInvariant()),
            ("status", IsActive is { } active ? States.First(state => state.Value == active).Name : null),
            ("page", Page > 1 ? UrlQuery.Of(Page) : null),
            ("size", Size == PageRequest.DefaultSize ? null : UrlQuery.Of(Size)),
            ("edit", Edit)
        );

    /// <summary>What the address asks of the data.</summary>
    public ProductFilter ToFilter() => new(Text, Kind, IsActive);
}
