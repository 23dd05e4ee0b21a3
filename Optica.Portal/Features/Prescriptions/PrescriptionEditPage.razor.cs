using Microsoft.AspNetCore.Components;
using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Prescriptions;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>Enters a prescription of a customer, or goes on with a draft.</summary>
public sealed partial class PrescriptionEditPage(
    PrescriptionFormOpener opener,
    PrescriptionService service,
    PrescriptionQueries queries,
    NavigationManager navigation,
    Toasts toasts
) : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private PrescriptionStart? start;
    private Error? problem;
    private (Guid?, Guid?)? loaded;

    /// <summary>Whose prescription is entered.</summary>
    [Parameter]
    public Guid? CustomerId { get; set; }

    /// <summary>The draft to go on with; null enters a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    private string Title => Words[Id is null ? "new" : "edit_draft"];

    private string BackHref => Id is { } id ? PrescriptionUrl.Of(id) : PrescriptionUrl.OfCustomer(CustomerId!.Value);

    private IReadOnlyList<Crumb> Crumbs =>
        [new(Words["customers"], "/admin/customers"), new(start!.Reference.CustomerName, PrescriptionUrl.OfCustomer(start.CustomerId))];

    /// <inheritdoc />
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (loaded != (CustomerId, Id))
        {
            loaded = (CustomerId, Id);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var opened = Id is { } id ? await opener.DraftAsync(id, gone.Token) : await opener.NewAsync(CustomerId!.Value, gone.Token);
        start = opened.TryGet(out var found, out problem) ? found : null;
    }

    private Task<Result<Guid>> SaveAsync(PrescriptionSaving saving) =>
        Id is not { } id ? service.CreateAsync(CustomerId!.Value, saving.Input, saving.Options, CancellationToken.None)
        : saving.Options.AsDraft ? service.ChangeDraftAsync(id, saving.Input, saving.Options, CancellationToken.None)
        : service.ActivateDraftAsync(id, saving.Input, saving.Options, CancellationToken.None);

    private async Task GoAsync(Guid id)
    {
        toasts.Success(Words[await queries.IsHistoryAsync(id, CancellationToken.None) ? "filed" : "saved"]);
        navigation.NavigateTo(PrescriptionUrl.Of(id));
    }
}
