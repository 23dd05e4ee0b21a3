using Optica.Data.Agreements;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Agreements;

/// <summary>Agreements with institutions: all of them at once, since a chain has dozens. The address is the state.</summary>
public sealed partial class AgreementsPage(AgreementQueries queries, AgreementService service, ICurrentAccess access, Toasts toasts)
{
    private readonly CancellationTokenSource gone = new();
    private AgreementsUrl url = new();
    private IReadOnlyList<AgreementRow>? rows;
    private Error? problem;

    private bool MayManage => access.Scope.May(Permissions.CatalogueManage);

    private IReadOnlyList<AgreementRow> Shown => [.. rows!.Where(row => url.State is null || row.State == url.State)];

    private AgreementRow? Opened => rows?.FirstOrDefault(row => row.Id.ToString() == url.Edit);

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    /// <inheritdoc />
    protected override Task MovedAsync()
    {
        if (Here.Split('?')[0] == AgreementsUrl.Path)
        {
            url = AgreementsUrl.Parse(Navigation.Uri);
            TellMissing();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        gone.Cancel();
        gone.Dispose();
    }

    private async Task LoadAsync()
    {
        url = AgreementsUrl.Parse(Navigation.Uri);
        try
        {
            rows = (await queries.ListAsync(gone.Token)).TryGet(out var found, out problem) ? found : null;
            TellMissing();
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            // nobody is looking any more; drivers tell of a cancelled query in several ways
        }
    }

    /// <summary>A link to an agreement that is not there, or not in this organisation.</summary>
    private void TellMissing()
    {
        if (MayManage && rows is not null && url.Edit is not (null or AgreementsUrl.New) && Opened is null)
        {
            toasts.Error(new NotFound().Message);
        }
    }

    private Task SavedAsync(string institution)
    {
        toasts.Success(Words["saved", institution]);
        return LoadAsync();
    }

    private Task ToggleAsync(AgreementRow row) => ToggleAsync(row, isActive: !row.IsActive, undoable: true);

    private async Task ToggleAsync(AgreementRow row, bool isActive, bool undoable)
    {
        var update = new PartialUpdate<AgreementInput>(
            new AgreementInput { IsActive = isActive },
            new HashSet<string>(StringComparer.Ordinal) { nameof(AgreementInput.IsActive) }
        );
        if ((await service.ChangeAsync(row.Id, update, CancellationToken.None)).Error is { } error)
        {
            toasts.Error(error.Message);
            return;
        }

        var undo = new ToastAction(Words["undo"], () => ToggleAsync(row, !isActive, undoable: false));
        toasts.Success(Words[isActive ? "reopened" : "ended", row.Institution], undoable ? undo : null);
        // undone from another page, there is nothing to show
        if (!gone.IsCancellationRequested)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }
}
