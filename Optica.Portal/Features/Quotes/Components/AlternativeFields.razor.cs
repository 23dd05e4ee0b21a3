using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Products;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Quotes.Components;

/// <summary>One alternative of a quote: how the lenses are made, whose frame, and what it costs.</summary>
public sealed partial class AlternativeFields(IJSRuntime runtime, Toasts toasts) : IAsyncDisposable
{
    private static readonly decimal[] Usual = [1.50m, 1.53m, 1.56m, 1.59m, 1.60m, 1.67m, 1.74m, 1.80m, 1.90m];

    private FormsScript? script;
    private string? toFocus;
    private bool isLeft;

    /// <summary>The alternative. Another one needs another form: give a key.</summary>
    [Parameter, EditorRequired]
    public QuoteAlternativeInput One { get; set; } = default!;

    /// <summary>Prices so far.</summary>
    [Parameter, EditorRequired]
    public QuotePricing Pricing { get; set; } = default!;

    /// <summary>Something changed that is no field of the form.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private IReadOnlyList<(PrescriptionKind? Value, string Text)> Kinds =>
        [.. Enum.GetValues<PrescriptionKind>().Select(kind => ((PrescriptionKind?)kind, Clinical[$"kind_{kind}"].Value))];

    private IReadOnlyList<(LensMaterial? Value, string Text)> Materials =>
        [.. Enum.GetValues<LensMaterial>().Select(material => ((LensMaterial?)material, Words[$"material_{material}"].Value))];

    /// <summary>What labs have, and what a quote says already.</summary>
    private IReadOnlyList<(decimal? Value, string Text)> Indices =>
        [
            .. Usual
                .Append(One.LensIndex ?? Usual[0])
                .Distinct()
                .Order()
                .Select(index => ((decimal?)index, QuoteWords.Index((int)(index * 100)))),
        ];

    /// <summary>
    /// A treatment that is wanted and stands in no line of the prices: easily given away unseen. It may be in the price of the lens, so
    /// this is said, never refused.
    /// </summary>
    private LensTreatment? Unpriced =>
        One.LensTreatments.Count > One.Lines.Count(line => line.Kind == LineKind.Treatment)
            ? One
                .LensTreatments.Except(
                    One.Lines.Where(line => line.Kind == LineKind.Treatment)
                        .Select(line => LensName.ReadTreatment(line.Description))
                        .OfType<LensTreatment>()
                )
                .Select(treatment => (LensTreatment?)treatment)
                .FirstOrDefault()
            : null;

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        isLeft = true;
        return script?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toFocus is { } where)
        {
            toFocus = null;
            script ??= new FormsScript(runtime);
            await script.FocusAsync(where);
        }
    }

    private Task TreatAsync(LensTreatment treatment, bool isWanted)
    {
        One.LensTreatments.Remove(treatment);
        if (isWanted)
        {
            One.LensTreatments.Add(treatment);
        }

        return Changed.InvokeAsync();
    }

    /// <summary>What a product's name says of the lens fills what nobody has said yet; what was chosen stays.</summary>
    private void Configure(ProductRow product)
    {
        if (product.Kind == LineKind.Lens)
        {
            var said = LensName.Read(product.Name);
            One.LensKind ??= said.Kind;
            One.LensMaterial ??= said.Material;
            One.LensIndex ??= said.Index;
        }
        else if (
            product.Kind == LineKind.Treatment
            && LensName.ReadTreatment(product.Name) is { } treatment
            && !One.LensTreatments.Contains(treatment)
        )
        {
            One.LensTreatments.Add(treatment);
        }
    }

    /// <summary>The treatment gets a line, to be found in the catalogue or priced by hand.</summary>
    private Task PriceAsync(LensTreatment treatment)
    {
        // the empty line that every alternative begins with is as good as a new one
        var line = One.Lines.Find(one => one is { Description: null or "", UnitPrice: null, ProductId: null });
        if (line is null)
        {
            line = new OrderLineInput { Quantity = 1, IncludesTax = true };
            One.Lines.Add(line);
        }

        (line.Kind, line.Description) = (LineKind.Treatment, Words[$"treatment_{treatment}"]);
        toFocus = $"line-{One.Lines.IndexOf(line) + 1}-description";
        return Changed.InvokeAsync();
    }

    private Task BringFrameAsync(ChangeEventArgs ticked)
    {
        One.OwnFrame = ticked.Value is true;
        return Changed.InvokeAsync();
    }

    private Task AddAsync()
    {
        One.Lines.Add(new OrderLineInput { Quantity = 1, IncludesTax = true });
        toFocus = $"line-{One.Lines.Count}-description";
        return Changed.InvokeAsync();
    }

    private Task RemoveAsync(OrderLineInput line)
    {
        var at = One.Lines.IndexOf(line);
        One.Lines.Remove(line);
        toFocus = $"line-{Math.Max(1, Math.Min(at + 1, One.Lines.Count))}-description";
        toasts.Info(Words["line_removed", line.Description ?? ""], new ToastAction(Words["undo"], () => PutBackAsync(at, line)));
        return Changed.InvokeAsync();
    }

    private async Task PutBackAsync(int at, OrderLineInput line)
    {
        One.Lines.Insert(Math.Min(at, One.Lines.Count), line);
        if (!isLeft)
        {
            await Changed.InvokeAsync();
        }
    }
}
