using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Optica.Data.Agreements;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Customers.Components.Profile;

/// <summary>What makes things cheaper for a customer, to see and to change. For those who may see orders.</summary>
public sealed partial class BenefitsCard(AgreementQueries queries, CustomerBenefitService service, ICurrentAccess access, Toasts toasts)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource gone = new();
    private CustomerBenefits? benefits;
    private CustomerProfile? loaded;
    private FormsScript? script;
    private Error? problem;
    private Guid? wanted;
    private string? toFocus;
    private bool granting;
    private long seen;
    private bool busy;

    /// <summary>The customer.</summary>
    [Parameter, EditorRequired]
    public CustomerProfile Profile { get; set; } = default!;

    /// <summary>Done: what to say. The profile is read again, since its version moved.</summary>
    [Parameter]
    public EventCallback<ProfileNotice> Done { get; set; }

    [Inject]
    private IJSRuntime Runtime { get; set; } = default!;

    private bool MayLink => benefits is { MayChange: true } && !Profile.Standing.IsSuspended && access.Scope.May(Permissions.OrdersEdit);

    private bool MayGrant =>
        benefits is { MayChange: true } && !Profile.Standing.IsSuspended && access.Scope.May(Permissions.DiscountsGrant);

    /// <summary>What the customer can still be added to: valid, or soon.</summary>
    private IReadOnlyList<AgreementRow> Open => [.. benefits!.Others.Where(row => row.State != AgreementState.Ended)];

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
        if (loaded == Profile)
        {
            return;
        }

        if (loaded?.Id != Profile.Id)
        {
            (benefits, problem, wanted, granting) = (null, null, null, false);
        }

        loaded = Profile;
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toFocus is { } where)
        {
            toFocus = null;
            script ??= new FormsScript(Runtime);
            await script.FocusAsync(where);
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            var found = await queries.OfCustomerAsync(Profile.Id, gone.Token);
            benefits = found.TryGet(out var own, out problem) ? own : null;
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            // nobody is looking any more; drivers tell of a cancelled query in several ways
        }
    }

    private void Show(bool form)
    {
        granting = form;
        // what was on screen when typing began: news that comes meanwhile must not let it be saved over unseen
        seen = benefits!.Version;
        toFocus = form ? "field-DiscountPercent" : "own-discount";
    }

    private async Task LinkAsync()
    {
        if (Open.FirstOrDefault(row => row.Id == wanted) is { } row)
        {
            wanted = null;
            await LinkAsync(Whose, row, undoable: true);
        }
    }

    private Task UnlinkAsync(AgreementRow row) => UnlinkAsync(Whose, row, undoable: true);

    private (Guid Id, string Name) Whose => (Profile.Id, Profile.FullName);

    private Task LinkAsync((Guid Id, string Name) whose, AgreementRow row, bool undoable) =>
        RunAsync(
            whose.Id,
            service.LinkAsync(whose.Id, row.Id, CancellationToken.None),
            new(Words["linked", whose.Name, row.Institution], undoable ? () => UnlinkAsync(whose, row, undoable: false) : null)
        );

    private Task UnlinkAsync((Guid Id, string Name) whose, AgreementRow row, bool undoable) =>
        RunAsync(
            whose.Id,
            service.UnlinkAsync(whose.Id, row.Id, CancellationToken.None),
            new(Words["unlinked", whose.Name, row.Institution], undoable ? () => LinkAsync(whose, row, undoable: false) : null)
        );

    /// <summary>An offer to undo outlives the page: the clerk may be at the next customer already.</summary>
    private async Task RunAsync(Guid customerId, Task<Result<Done>> change, ProfileNotice notice)
    {
        busy = true;
        problem = (await change).Error;
        busy = false;
        if (gone.IsCancellationRequested || Profile.Id != customerId)
        {
            if (problem is { } error)
            {
                toasts.Error(error.Message);
                problem = null;
            }
            else
            {
                toasts.Success(notice.Text);
            }
        }
        else if (problem is null)
        {
            await Done.InvokeAsync(notice);
        }
        else
        {
            // perhaps somebody else was faster: what stands now, beside the reason
            var refusal = problem;
            await LoadAsync();
            problem ??= refusal;
            StateHasChanged();
        }
    }

    private async Task<Error?> GrantAsync(DiscountInput input)
    {
        input.Version = seen;
        var (whose, before) = (Whose, benefits!);
        if ((await service.GrantDiscountAsync(whose.Id, input, CancellationToken.None)).Error is { } error)
        {
            if (error is VersionConflict)
            {
                // the form keeps what was typed; beside it stands what somebody else saved
                await LoadAsync();
                seen = benefits?.Version ?? seen;
                StateHasChanged();
            }

            return error;
        }

        granting = false;
        toFocus = "own-discount";
        await Done.InvokeAsync(new(Told(whose.Name, input.DiscountPercent), () => PutBackAsync(whose, before)));
        return null;
    }

    private Task PutBackAsync((Guid Id, string Name) whose, CustomerBenefits before)
    {
        var input = new DiscountInput { DiscountPercent = before.DiscountPercent, DiscountReason = before.DiscountReason };
        var change = service.GrantDiscountAsync(whose.Id, input, CancellationToken.None);
        return RunAsync(whose.Id, change, new(Told(whose.Name, before.DiscountPercent)));
    }

    private string Told(string name, int? percent) => percent is { } given ? Words["own_given", given, name] : Words["own_removed", name];
}
