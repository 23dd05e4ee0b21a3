using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;
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
    private (Guid Id, string Name)? saved;
    private Guid? loaded;
    private bool started;
    private bool saving;
    private bool dirty;
    private bool toFocus;

    /// <summary>The customer to change; null registers a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    [Inject]
    private IJSRuntime Runtime { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private string Title =>
        model?.Profile is { } customer ? Words["edit_title", customer.FullName] : Words[Id is null ? "new_title" : "edit"];

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
        (model, problem, saved) = (null, null, null);
        await (Id is { } id ? OpenAsync(id) : BeginAsync(null));
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toFocus)
        {
            toFocus = false;
            script ??= new FormsScript(Runtime);
            await script.FocusFirstInvalidAsync();
        }
    }

    private static string Profile(Guid id) => $"/admin/customers/{id}";

    private async Task BeginAsync(Guid? branchId)
    {
        problem = await access.RefuseAsync(Permissions.CustomersEdit, gone.Token);
        if (problem is not null)
        {
            return;
        }

        branches = await ChoicesAsync();
        Use(CustomerFormModel.New(branchId, Time));
    }

    /// <summary>The branch is asked for only when the selected one does not answer it.</summary>
    private async Task<IReadOnlyList<BranchRow>> ChoicesAsync()
    {
        var scope = access.Scope;
        var given = scope.SelectedBranchId is { } selected
            ? scope.Changes(selected)
            : scope is { AllBranches: false, FullBranches.Count: 1 };
        return !given && (await branchQueries.MineAsync(gone.Token)).TryGet(out var mine, out _)
            ? [.. mine.Where(branch => branch.MayChange)]
            : [];
    }

    private async Task OpenAsync(Guid id)
    {
        problem = await access.RefuseAsync(Permissions.CustomersEdit, gone.Token);
        if (problem is null && (await queries.ProfileAsync(id, gone.Token)).TryGet(out var profile, out problem))
        {
            problem = profile.Branch.MayChange ? null : new AccessDenied();
            if (problem is null)
            {
                Use(CustomerFormModel.Of(profile));
            }
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
    private void TypedAsync()
    {
        dirty = true;
        saved = null;
    }

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

        (saving, problem, saved) = (true, null, null);
        try
        {
            if (!await validator.ValidateAsync())
            {
                toFocus = true;
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
        if (!another)
        {
            guard.Release();
            navigation.NavigateTo(Profile(id));
            return;
        }

        saved = (id, $"{model!.Input.FirstName} {model.Input.LastName}".Trim());
        await BeginAsync(model.Input.BranchId);
    }

    private async Task RefusedAsync(Error error)
    {
        toFocus = true;
        switch (error)
        {
            case Invalid invalid:
                validator.Show(invalid.Fields);
                break;
            case CustomerExists exists:
                duplicates.Show(exists.Duplicates);
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
