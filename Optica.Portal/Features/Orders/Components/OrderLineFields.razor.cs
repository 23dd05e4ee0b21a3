using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Optica.Data.Products;
using Optica.Domain.Orders;
using Optica.Domain.Products;

namespace Optica.Portal.Features.Orders.Components;

/// <summary>
/// One line of an order. The catalogue is offered while typing, by the browser's own list: arrows and Enter choose, and whatever is
/// no product's name is a description of its own.
/// </summary>
public sealed partial class OrderLineFields(ProductQueries products, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private CancellationTokenSource asking = new();
    private IReadOnlyList<ProductRow> found = [];

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

    /// <summary>The line is to go; without a listener it cannot.</summary>
    [Parameter]
    public EventCallback Removed { get; set; }

    [CascadingParameter]
    private EditContext? Form { get; set; }

    private FieldIdentifier Field => new(Line, nameof(OrderLineInput.Description));

    private IReadOnlyList<(LineKind? Value, string Text)> Kinds =>
        [.. Enum.GetValues<LineKind>().Select(kind => ((LineKind?)kind, Words[$"kind_{kind}"].Value))];

    /// <inheritdoc />
    public void Dispose()
    {
        asking.Cancel();
        asking.Dispose();
    }

    private string Id(string part) => $"line-{Number}-{part}";

    private async Task TypedAsync(ChangeEventArgs args)
    {
        var text = args.Value as string;
        await asking.CancelAsync();
        asking.Dispose();
        var mine = asking = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, time, mine.Token);
            found = (await products.FindAsync(text, mine.Token)).TryGet(out var rows, out _) ? rows : [];
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // more was typed
        }
    }

    /// <summary>Left the input, or chose from the list: a product's name or code takes over its price.</summary>
    private async Task ChosenAsync(string? text)
    {
        // words added to a product's name leave it that product
        var isLonger =
            Line is { ProductId: not null, Description.Length: > 0 }
            && text?.StartsWith(Line.Description, StringComparison.Ordinal) == true;
        Line.Description = text;
        var product = await MatchAsync(text?.Trim());
        Line.ProductId = product?.Id ?? (isLonger ? Line.ProductId : null);
        if (product is not null)
        {
            (Line.Description, Line.Kind, Line.UnitPrice, Line.IncludesTax) = (
                product.Name,
                product.Kind,
                product.UnitPrice,
                product.IncludesTax
            );
        }

        Form?.NotifyFieldChanged(Field);
        await Changed.InvokeAsync();
    }

    private async Task<ProductRow?> MatchAsync(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        bool Is(ProductRow row) =>
            string.Equals(row.Name, text, StringComparison.CurrentCultureIgnoreCase)
            || string.Equals(row.Code, text, StringComparison.OrdinalIgnoreCase);
        return found.FirstOrDefault(Is)
            ?? ((await products.FindAsync(text, CancellationToken.None)).TryGet(out var rows, out _) ? rows.FirstOrDefault(Is) : null);
    }

    private Task ToggleTaxAsync()
    {
        Line.IncludesTax = !(Line.IncludesTax ?? true);
        return Changed.InvokeAsync();
    }
}
