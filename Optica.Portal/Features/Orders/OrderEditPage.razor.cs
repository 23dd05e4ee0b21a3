using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Orders;

/// <summary>Takes an order, or changes one that is open. Totals come from the server while typing; what was typed is never overwritten.</summary>
public sealed partial class OrderEditPage(
    OrderService service,
    OrderQueries queries,
    OrderFormOpener opener,
    NavigationManager navigation,
    TimeProvider time
) : IAsyncDisposable
{
    private const string FirstInvalid = "";

    private readonly CancellationTokenSource gone = new();
    private OrderPreview? preview;
    private FluentValidationValidator validator = default!;
    private UnsavedChanges guard = default!;
    private FormsScript? script;
    private OrderDraft? draft;
    private EditContext? form;
    private (Guid? Id, Guid? Customer)? loaded;
    private Error? problem;
    private bool dirty;

    // nobody chooses a customer before it is known that they may go on
    private bool mayBegin;

    private bool saving;
    private bool asksReason;
    private string? refused;
    private string? toFocus;

    /// <summary>The order to change; null takes a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    /// <summary>Whose order is taken.</summary>
    [SupplyParameterFromQuery(Name = "customer")]
    public string? Customer { get; set; }

    private Guid? CustomerId => UrlQuery.AsId(Customer);

    [Inject]
    private IJSRuntime Runtime { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    private OrderInput Input => draft!.Input;

    private bool AsksReason => asksReason || !string.IsNullOrEmpty(Input.Reason);

    private string Title => Id is null ? Words["new"] : Words["edit_title", draft?.Start.Number ?? ""];

    private IReadOnlyList<Crumb> Crumbs =>
        Id is { } id && draft?.Start.Number is { } number
            ? [new(Words["orders"], OrdersUrl.Path), new(number, $"{OrdersUrl.Path}/{id}")]
            : [new(Words["orders"], OrdersUrl.Path)];

    private string CancelHref =>
        Id is { } id ? $"{OrdersUrl.Path}/{id}"
        : CustomerId is { } customer ? $"/admin/customers/{customer}"
        : OrdersUrl.Path;

    private IReadOnlyList<(Guid? Value, string Text)> BranchOptions =>
        [.. draft!.Start.Branches.Select(branch => ((Guid?)branch.Id, branch.Name))];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
        preview?.Dispose();
        await (script?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (Id, CustomerId))
        {
            return;
        }

        loaded = (Id, CustomerId);
        (draft, problem, dirty, asksReason, refused) = (null, null, false, false, null);
        preview?.Dispose();
        preview = new OrderPreview(queries, time, Id);
        if (Id is null && CustomerId is null)
        {
            mayBegin = false;
            mayBegin = (problem = await opener.RefusedAsync(gone.Token)) is null;
            return;
        }

        var opened = await opener.OpenAsync(Id, CustomerId, gone.Token);
        if (opened.TryGet(out var start, out problem))
        {
            var next = new OrderDraft(start, service, opener, Ids.New(time));
            form = new EditContext(next.Input);
            form.OnFieldChanged += (_, _) => Touch();
            draft = next;
            // whose order it is has just been said, or was known: what is sold comes first
            toFocus = Id is null ? FirstOf(0) : null;
            await preview.AskAsync(next.Input);
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        script ??= new FormsScript(Runtime);
        if (firstRender)
        {
            await script.LoadAsync();
        }

        if (toFocus is { } where)
        {
            toFocus = null;
            await (where == FirstInvalid ? script.FocusFirstInvalidAsync() : script.FocusAsync(where));
        }
    }

    private void Reprice(ChangeEventArgs change)
    {
        Input.Reprices = change.Value is true;
        Touch();
    }

    /// <summary>The first field of a line, by its place from 0; beyond the end of the last one.</summary>
    private string FirstOf(int at) => $"line-{Math.Min(at, Input.Lines.Count - 1) + 1}-description";

    private void AddLine()
    {
        Input.Lines.Add(new OrderLineInput { Quantity = 1, IncludesTax = true });
        toFocus = FirstOf(Input.Lines.Count);
        Touch();
    }

    private void Remove(OrderLineInput line)
    {
        var at = Input.Lines.IndexOf(line);
        Input.Lines.Remove(line);
        toFocus = FirstOf(at);
        Touch();
        Toasts.Info(Words["line_removed", line.Description ?? ""], new ToastAction(Words["undo"], () => PutBackAsync(at, line)));
    }

    private Task PutBackAsync(int at, OrderLineInput line)
    {
        if (draft is not null && !gone.IsCancellationRequested)
        {
            Input.Lines.Insert(Math.Min(at, Input.Lines.Count), line);
            toFocus = FirstOf(at);
            Touch();
        }

        return InvokeAsync(StateHasChanged);
    }

    /// <summary>Something was typed: in a moment it is priced.</summary>
    private void Touch()
    {
        dirty = true;
        _ = InvokeAsync(PriceAsync);
        StateHasChanged();
    }

    private async Task PriceAsync()
    {
        try
        {
            if (draft is not null && await preview!.AskSoonAsync(Input))
            {
                StateHasChanged();
            }
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private async Task ChooseAsync((string Name, bool IsTheirs) choice)
    {
        draft!.Choose(choice.Name, choice.IsTheirs);
        Touch();
        await validator.ValidateAsync();
    }
}
