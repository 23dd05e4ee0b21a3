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
    private readonly Latest opening = new();
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
    public void Dispose() => opening.Dispose();

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (loaded != (CustomerId, Id))
        {
            loaded = (CustomerId, Id);
            await LoadAsync();
        }
    }

    private Task LoadAsync() =>
        opening.AskAsync(
            token => Id is { } id ? opener.DraftAsync(id, token) : opener.NewAsync(CustomerId!.Value, token),
            opened => start = opened.TryGet(out var found, out problem) ? found : null
        );

    private Task<Result<Guid>> SaveAsync(PrescriptionSaving saving) =>
        Id is not { } id ? service.CreateAsync(CustomerId!.Value, saving.Input, saving.Options, CancellationToken.None)
        : saving.Options.AsDraft ? service.ChangeDraftAsync(id, saving.Input, saving.Options, CancellationToken.None)
        : service.ActivateDraftAsync(id, saving.Input, saving.Options, CancellationToken.None);

    /// <summary>Whoever has left meanwhile is told, and stays where they are.</summary>
    private async Task GoAsync(Guid id)
    {
        toasts.Success(Words[await queries.IsHistoryAsync(id, CancellationToken.None) ? "filed" : "saved"]);
        if (!opening.IsOver)
        {
            navigation.NavigateTo(PrescriptionUrl.Of(id));
        }
    }
}
