using Microsoft.AspNetCore.Components;
using Optica.Data.Products;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Products;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Products.Components;

/// <summary>A product in the side panel. Somebody else's save meanwhile comes together with this one, or the user chooses.</summary>
public sealed partial class ProductForm(ProductService service, ProductQueries queries, TimeProvider time)
{
    private MergingEdit<ProductInput> edit = default!;
    private Guid operation;

    /// <summary>The product; null makes a new one. Another one needs another form: give a key.</summary>
    [Parameter]
    public ProductRow? Row { get; set; }

    /// <summary>What a new one probably is: the kind that the list shows.</summary>
    [Parameter]
    public LineKind? Kind { get; set; }

    /// <summary>Address of the page without the form.</summary>
    [Parameter, EditorRequired]
    public string CloseHref { get; set; } = "";

    /// <summary>It is saved: its name.</summary>
    [Parameter]
    public EventCallback<string> Saved { get; set; }

    private IReadOnlyList<(LineKind? Value, string Text)> KindOptions =>
        [.. Enum.GetValues<LineKind>().Select(kind => ((LineKind?)kind, Kinds[$"kind_{kind}"].Value))];

    private IReadOnlyList<(bool Value, string Text)> TaxOptions =>
        [(true, Words["tax_included_long"].Value), (false, Words["tax_added_long"].Value)];

    private ProductInput Input => edit.Input;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        operation = Ids.New(time);
        edit = new(Row?.ToInput() ?? new ProductInput { Kind = Kind ?? LineKind.Frame }, Row?.Version ?? 0);
    }

    private async Task<Error?> SaveAsync()
    {
        if (Row is not { Id: var id })
        {
            var typed = MergingEdit<ProductInput>.Copy(Input);
            return (await service.CreateAsync(typed, new OperationOptions(operation), CancellationToken.None)).Error;
        }

        return await edit.SaveAsync(update => service.ChangeAsync(id, update, CancellationToken.None), () => ReadAsync(id));
    }

    private async Task<Result<(ProductInput, long)>> ReadAsync(Guid id) =>
        (await queries.ReadAsync(id, CancellationToken.None)).TryGet(out var row, out var gone) ? (row.ToInput(), row.Version) : gone;

    private string Theirs(string field) =>
        field switch
        {
            nameof(ProductInput.Name) => Told("name", edit.Stored.Name),
            nameof(ProductInput.Code) => Told("code", edit.Stored.Code),
            nameof(ProductInput.Kind) => Told("kind", Kinds[$"kind_{edit.Stored.Kind}"]),
            nameof(ProductInput.UnitPrice) => Told("price", Formats.Money(edit.Stored.UnitPrice)),
            _ => Told("tax", TaxOptions.First(option => option.Value == edit.Stored.IncludesTax).Text),
        };

    private string Told(string label, string? value) => Words["theirs", Words[label], Formats.OrNothing(value)];
}
