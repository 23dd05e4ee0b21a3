using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
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
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource gone = new();
    private CancellationTokenSource pricing = new();
    private FluentValidationValidator validator = default!;
    private UnsavedChanges guard = default!;
    private FormsScript? script;
    private OrderInput? model;
    private EditContext? form;
    private OrderQuotation? quotation;
    private IReadOnlyList<BranchRow> branches = [];
    private (Guid? Id, Guid? Customer)? loaded;
    private Error? problem;
    private Guid operation;
    private long? version;
    private string? customerName;
    private string? number;
    private bool dirty;
    private bool saving;
    private bool toFocus;

    /// <summary>The order to change; null takes a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    /// <summary>Whose order is taken.</summary>
    [SupplyParameterFromQuery(Name = "customer")]
    public Guid? CustomerId { get; set; }

    [Inject]
    private IJSRuntime Runtime { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    private string Title => Id is null ? Words["new"] : Words["edit_title", number ?? ""];

    private IReadOnlyList<Crumb> Crumbs =>
        Id is { } id && number is not null
            ? [new(Words["orders"], OrdersUrl.Path), new(number, $"{OrdersUrl.Path}/{id}")]
            : [new(Words["orders"], OrdersUrl.Path)];

    private string CancelHref =>
        Id is { } id ? $"{OrdersUrl.Path}/{id}"
        : CustomerId is { } customer ? $"/admin/customers/{customer}"
        : OrdersUrl.Path;

    private IReadOnlyList<(Guid? Value, string Text)> BranchOptions => [.. branches.Select(branch => ((Guid?)branch.Id, branch.Name))];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        await pricing.CancelAsync();
        gone.Dispose();
        pricing.Dispose();
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
        (model, problem, dirty) = (null, null, false);
        if (Id is null && CustomerId is null)
        {
            return;
        }

        var opened = await opener.OpenAsync(Id, CustomerId, gone.Token);
        if (opened.TryGet(out var start, out problem))
        {
            (model, branches, version, customerName, number) = start;
            operation = Ids.New(time);
            form = new EditContext(model);
            form.OnFieldChanged += (_, _) => Touch();
            await PriceAsync(gone.Token);
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            script = new FormsScript(Runtime);
            await script.LoadAsync();
        }

        if (toFocus)
        {
            toFocus = false;
            script ??= new FormsScript(Runtime);
            await script.FocusFirstInvalidAsync();
        }
    }

    private void AddLine()
    {
        model!.Lines.Add(new OrderLineInput { Quantity = 1, IncludesTax = true });
        Touch();
    }

    private void Remove(OrderLineInput line)
    {
        var at = model!.Lines.IndexOf(line);
        model.Lines.Remove(line);
        Touch();
        Toasts.Info(Words["line_removed", line.Description ?? ""], new ToastAction(Words["undo"], () => PutBackAsync(at, line)));
    }

    private Task PutBackAsync(int at, OrderLineInput line)
    {
        if (model is not null && !gone.IsCancellationRequested)
        {
            model.Lines.Insert(Math.Min(at, model.Lines.Count), line);
            Touch();
        }

        return InvokeAsync(StateHasChanged);
    }

    /// <summary>Something was typed: in a moment it is priced.</summary>
    private void Touch()
    {
        dirty = true;
        _ = InvokeAsync(PriceSoonAsync);
        StateHasChanged();
    }

    private async Task PriceSoonAsync()
    {
        await pricing.CancelAsync();
        pricing.Dispose();
        var mine = pricing = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, time, mine.Token);
            await PriceAsync(mine.Token);
            StateHasChanged();
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // more was typed
        }
    }

    private async Task PriceAsync(CancellationToken cancellation)
    {
        if (model is not null && (await queries.PriceAsync(OrderFormOpener.Copy(model), cancellation)).TryGet(out var priced, out _))
        {
            quotation = priced;
        }
    }

    private async Task SaveAsync(bool pays)
    {
        if (saving || model is null)
        {
            return;
        }

        saving = true;
        problem = null;
        try
        {
            // a line that was added and left alone is none
            model.Lines.RemoveAll(line => line != model.Lines[0] && line is { Description: null or "", UnitPrice: null, ProductId: null });
            if (!await validator.ValidateAsync())
            {
                toFocus = true;
                return;
            }

            // the service fills and cleans what it gets: the form keeps what was typed
            var typed = OrderFormOpener.Copy(model);
            var saved = Id is { } id
                ? (await service.ChangeAsync(id, typed, new(version), CancellationToken.None)) is var changed && changed.Error is { } no
                    ? no
                    : (Result<Guid>)id
                : await service.CreateAsync(typed, new OperationOptions(operation), CancellationToken.None);
            await TellAsync(saved, pays);
        }
        finally
        {
            saving = false;
        }
    }

    private async Task TellAsync(Result<Guid> saved, bool pays)
    {
        if (saved.TryGet(out var orderId, out var error))
        {
            dirty = false;
            await guard.ReleaseAsync();
            Toasts.Success(Words[Id is null ? "done_created" : "done_changed"]);
            navigation.NavigateTo($"{OrdersUrl.Path}/{orderId}{(pays ? "?pay=1" : "")}");
            return;
        }

        toFocus = true;
        if (error is Invalid invalid)
        {
            // the product is chosen by its name: that is where its message belongs
            validator.Show([
                .. invalid.Fields.Select(field =>
                    field with
                    {
                        Field = field.Field.Replace(".ProductId", ".Description", StringComparison.Ordinal),
                    }
                ),
            ]);
        }
        else
        {
            problem = error;
        }
    }
}
