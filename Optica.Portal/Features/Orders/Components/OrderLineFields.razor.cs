using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Optica.Data.Products;
using Optica.Domain.Orders;
using Optica.Domain.Products;

namespace Optica.Portal.Features.Orders.Components;

/// <summary>One line of an order: a product of the catalogue, found while typing, or a description of its own.</summary>
public sealed partial class OrderLineFields(ProductQueries products)
{
    /// <summary>The line.</summary>
    [Parameter, EditorRequired]
    public OrderLineInput Line { get; set; } = default!;

    /// <summary>Its place, from 1.</summary>
    [Parameter, EditorRequired]
    public int Number { get; set; }

    /// <summary>Its price so far; null while it is not complete.</summary>
    [Parameter]
    public PricedLine? Price { get; set; }

    /// <summary>Name of the benefit that is applied.</summary>
    [Parameter]
    public string? BenefitName { get; set; }

    /// <summary>Something changed that is no field of the form.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>A product was picked; its kind and price stand in the line already.</summary>
    [Parameter]
    public EventCallback<ProductRow> Picked { get; set; }

    /// <summary>The line is to go; without a listener it cannot.</summary>
    [Parameter]
    public EventCallback Removed { get; set; }

    [CascadingParameter]
    private EditContext? Form { get; set; }

    private IReadOnlyList<(LineKind? Value, string Text)> Kinds =>
        [.. Enum.GetValues<LineKind>().Select(kind => ((LineKind?)kind, Words[$"kind_{kind}"].Value))];

    private static bool IsNamed(ProductRow product, string typed) =>
        string.Equals(product.Name, typed, StringComparison.CurrentCultureIgnoreCase)
        || string.Equals(product.Code, typed, StringComparison.OrdinalIgnoreCase);

    private string Id(string part) => $"line-{Number}-{part}";

    private async Task<IReadOnlyList<ProductRow>> FindAsync(string? text, CancellationToken cancellation) =>
        (await products.FindAsync(text, cancellation)).TryGet(out var rows, out _) ? rows : [];

    /// <summary>Another text is another product, or none; only words added to a product's name leave it that product.</summary>
    private void Describe(string? text)
    {
        if (Line.Description is not { Length: > 0 } before || text?.StartsWith(before, StringComparison.Ordinal) != true)
        {
            Line.ProductId = null;
        }

        Line.Description = text;
    }

    /// <summary>A product brings its kind and price.</summary>
    private async Task TakeAsync(ProductRow product)
    {
        (Line.ProductId, Line.Kind, Line.UnitPrice, Line.IncludesTax) = (product.Id, product.Kind, product.UnitPrice, product.IncludesTax);
        foreach (var filled in new[] { nameof(Line.Kind), nameof(Line.UnitPrice) })
        {
            Form?.NotifyFieldChanged(new FieldIdentifier(Line, filled));
        }

        await Picked.InvokeAsync(product);
        await Changed.InvokeAsync();
    }

    private Task SetTaxAsync(ChangeEventArgs ticked)
    {
        Line.IncludesTax = ticked.Value is true;
        return Changed.InvokeAsync();
    }
}
