using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Features.Customers.Components;

namespace Optica.Portal.Features.Customers;

/// <summary>Registers a new customer or changes one.</summary>
public sealed partial class CustomerEditPage(
    CustomerService service,
    CustomerQueries queries,
    BranchQueries branchQueries,
    ICurrentAccess access,
    NavigationManager navigation
) : IAsyncDisposable
{
    private const string FirstInvalid = "";
    private const int MostTold = 4;
    private const string FirstField = "field-FirstName";

    private readonly CancellationTokenSource gone = new();
    private CustomerFormModel? model;
    private EditContext? form;
    private FluentValidationValidator validator = default!;
    private DuplicatePanel duplicates = default!;
    private UnsavedChanges guard = default!;
    private FormsScript? script;
    private IReadOnlyList<BranchRow> branches = [];
    private CustomerMerge? merge;
    private Error? problem;
    private Guid? loaded;
    private bool started;
    private bool saving;
    private bool dirty;
    private string? toFocus;

    /// <summary>The customer to change; null registers a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    [Inject]
    private IJSRuntime Runtime { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private string Title =>
        model?.Profile is { } customer ? Words["edit_title", customer.FullName] : Words[Id is null ? "new_title" : "edit"];

    private IReadOnlyList<Crumb> Crumbs =>
        model?.Profile is { } customer
            ? [new(Words["customers"], "/admin/customers"), new(customer.FullName, Profile(customer.Id))]
            : [new(Words["customers"], "/admin/customers")];

    private bool Clinical => model?.Profile?.SeesMedical ?? access.Scope.May(Permissions.Clinical);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
        await (script?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (started && loaded == Id)
        {
            return;
        }

        (started, loaded) = (true, Id);
        (model, problem) = (null, null);
        await OpenAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toFocus is { } where)
        {
            toFocus = null;
            script ??= new FormsScript(Runtime);
            await (where == FirstInvalid ? script.FocusFirstInvalidAsync() : script.FocusAsync(where));
        }
    }

    private static string Profile(Guid id) => $"/admin/customers/{id}";

    private async Task OpenAsync(Guid? branchId = null)
    {
        var opener = new CustomerFormOpener(queries, branchQueries, access, Time);
        var opened = await (Id is { } id ? opener.OfAsync(id, gone.Token) : opener.NewAsync(branchId, gone.Token));
        if (opened.TryGet(out var next, out problem))
        {
            branches = Id is null ? await opener.BranchesAsync(gone.Token) : [];
            Use(next);
        }
    }

    private void Use(CustomerFormModel next)
    {
        model = next;
        merge = null;
        dirty = false;
        form = new EditContext(next.Input);
        form.OnFieldChanged += (_, _) => Touch();
    }

    private void Touch()
    {
        if (!dirty)
        {
            dirty = true;
            StateHasChanged();
        }
    }

    /// <summary>What tells drafts of the form apart: whom a new one is about, and which fields were changed.</summary>
    private string? Tell(string draft)
    {
        var (name, changed) = CustomerFormModel.Held(draft);
        string?[] parts = Id is null
            ? [name]
            : [.. changed.Take(MostTold).Select(field => Fields[field].Value), changed.Count > MostTold ? "…" : null];
        return string.Join(" · ", parts.OfType<string>()) is { Length: > 0 } told ? told : null;
    }

    /// <summary>RUT, e-mail, phone or branch changed: the page renders, and the duplicate panel looks.</summary>
    private void Typed() => dirty = true;

    private Task ResumedAsync()
    {
        dirty = true;
        return validator.ValidateAsync();
    }

    private async Task ChosenAsync(string field)
    {
        form!.NotifyFieldChanged(new FieldIdentifier(model!.Input, field));
        await validator.ValidateAsync();
    }
}
