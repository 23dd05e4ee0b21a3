using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared;
using Optica.Portal.Features.Customers.Components;

namespace Optica.Portal.Features.Customers;

/// <content>Saving.</content>
public sealed partial class CustomerEditPage
{
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
        await guard.ForgetAsync();
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
