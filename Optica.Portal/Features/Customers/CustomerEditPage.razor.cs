using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Customers;
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

    /// <summary>RUT, e-mail, phone or branch changed: the page renders, and the duplicate panel looks.</summary>
    private void Typed() => dirty = true;

    private async Task ChosenAsync(string field)
    {
        form!.NotifyFieldChanged(new FieldIdentifier(model!.Input, field));
        await validator.ValidateAsync();
    }

    private async Task SaveAsync(bool another)
    {
        if (saving)
        {
            return;
        }

        (saving, problem) = (true, null);
        try
        {
            if (!await ValidateAsync())
            {
                toFocus = FirstInvalid;
                return;
            }

            var result = Id is { } id ? await UpdateAsync(id) : await service.CreateAsync(model!.Copy(), Options(), gone.Token);
            await (result.TryGet(out var customer, out var error) ? DoneAsync(customer, another) : RefusedAsync(error));
        }
        finally
        {
            saving = false;
        }
    }

    /// <summary>Everything at once; the branch is no rule of the fields, since mostly it is chosen already.</summary>
    private async Task<bool> ValidateAsync()
    {
        var isValid = await validator.ValidateAsync();
        if (branches.Count == 0 || model!.Input.BranchId is not null)
        {
            return isValid;
        }

        validator.Show(Invalid.At(nameof(CustomerInput.BranchId), "branch_not_found").Fields);
        return false;
    }

    private CustomerCreateOptions Options() => new(model!.SharesContact, model.OperationId);

    private async Task<Result<Guid>> UpdateAsync(Guid id)
    {
        var changed = model!.Changed();
        if (changed.Count == 0)
        {
            return id;
        }

        var update = new CustomerUpdate(model.Copy(), changed, model.Profile!.Version, model.SharesContact);
        return (await service.UpdateAsync(id, update, gone.Token)).Error is { } error ? error : id;
    }

    private async Task DoneAsync(Guid id, bool another)
    {
        var said = Words["saved_one", $"{model!.Input.FirstName} {model.Input.LastName}".Trim()];
        if (!another)
        {
            await guard.ReleaseAsync();
            Toasts.Success(said);
            navigation.NavigateTo(Profile(id));
            return;
        }

        Toasts.Success(said, new ToastAction(Words["open"], () => GoAsync(id)));
        await OpenAsync(model.Input.BranchId);
        toFocus = FirstField;
    }

    private Task GoAsync(Guid id)
    {
        navigation.NavigateTo(Profile(id));
        return Task.CompletedTask;
    }

    private async Task RefusedAsync(Error error)
    {
        toFocus = FirstInvalid;
        switch (error)
        {
            case Invalid invalid:
                validator.Show(invalid.Fields);
                break;
            case CustomerExists exists:
                duplicates.Show(exists.Duplicates);
                validator.Show(DuplicateMessages.Of(exists));
                break;
            case VersionConflict when Id is { } id:
                await MergeAsync(id);
                break;
            default:
                problem = error;
                break;
        }
    }

    /// <summary>Somebody saved meanwhile: their record is read, and the typed text stays.</summary>
    private async Task MergeAsync(Guid id)
    {
        if ((await queries.ProfileAsync(id, gone.Token)).TryGet(out var latest, out problem))
        {
            merge = model!.MergeWith(latest);
            await validator.ValidateAsync();
        }
    }
}
