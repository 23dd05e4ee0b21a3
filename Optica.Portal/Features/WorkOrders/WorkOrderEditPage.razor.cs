using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>Takes a job, or changes one that is open: only what was changed is saved, and never over somebody else unseen.</summary>
public sealed partial class WorkOrderEditPage(
    WorkOrderService service,
    WorkOrderFormOpener opener,
    NavigationManager navigation,
    Toasts toasts,
    TimeProvider time
) : IAsyncDisposable
{
    private readonly Latest shown = new();
    private FluentValidationValidator validator = default!;
    private UnsavedChanges guard = default!;
    private FormsScript? script;
    private WorkOrderForm? start;
    private MergingEdit<WorkOrderInput>? edit;
    private EditContext? form;
    private (Guid? Id, Guid? Customer, Guid? Order)? loaded;
    private WorkOrderConflict? conflict;
    private Error? problem;
    private Guid operation;
    private bool dirty;

    // nobody chooses a customer before it is known that they may go on
    private bool mayBegin;

    private bool saving;
    private bool toFocus;

    /// <summary>The job to change; null takes a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    /// <summary>Whose job is taken.</summary>
    [SupplyParameterFromQuery(Name = "customer")]
    public string? Customer { get; set; }

    private Guid? CustomerId => UrlQuery.AsId(Customer);

    /// <summary>The order whose balance counts.</summary>
    [SupplyParameterFromQuery(Name = "order")]
    public string? Order { get; set; }

    private Guid? OrderId => UrlQuery.AsId(Order);

    [Inject]
    private IJSRuntime Runtime { get; set; } = default!;

    private string Title => Id is null ? Words["new"] : Words["edit_title", start?.Number ?? ""];

    private IReadOnlyList<Crumb> Crumbs =>
        Id is { } id && start?.Number is { } number
            ? [new(Words["jobs"], WorkOrdersUrl.Path), new(number, WorkOrdersUrl.Of(id))]
            : [new(Words["jobs"], WorkOrdersUrl.Path)];

    private string CancelHref =>
        Id is { } id ? WorkOrdersUrl.Of(id)
        : OrderId is { } order ? $"/admin/orders/{order}"
        : CustomerId is { } customer ? $"/admin/customers/{customer}"
        : WorkOrdersUrl.Path;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        shown.Dispose();
        await (script?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (Id, CustomerId, OrderId))
        {
            return;
        }

        loaded = (Id, CustomerId, OrderId);
        (start, edit, problem, conflict, dirty) = (null, null, null, null, false);
        if (Id is not null || CustomerId is not null)
        {
            await shown.AskAsync(OpenAsync);
        }
        else
        {
            mayBegin = false;
            await shown.AskAsync(async token => mayBegin = (problem = await opener.RefusedAsync(token)) is null);
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        script ??= new FormsScript(Runtime);
        if (firstRender)
        {
            // Ctrl+S while typing
            await script.LoadAsync();
        }

        if (toFocus)
        {
            toFocus = false;
            await script.FocusFirstInvalidAsync();
        }
    }

    /// <summary>Something was typed: what guards and keeps it has to know.</summary>
    private void Touch()
    {
        dirty = true;
        StateHasChanged();
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        var opened = Id is { } id
            ? await opener.OfJobAsync(id, cancellation)
            : await opener.OfCustomerAsync(CustomerId!.Value, OrderId, cancellation);
        if (opened.TryGet(out var found, out problem))
        {
            edit = new MergingEdit<WorkOrderInput>(found.Input, found.Version ?? 0);
            form = new EditContext(edit.Input);
            form.OnFieldChanged += (_, _) => Touch();
            (start, operation) = (found, Ids.New(time));
        }
    }
}
