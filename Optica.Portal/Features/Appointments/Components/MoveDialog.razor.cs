using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>Moves a visit without a mouse: another day, time, length, optometrist or box.</summary>
public sealed partial class MoveDialog(VisitMoves moves, BookableResourceQueries places)
{
    private ElementReference dialog;
    private FormsScript? script;
    private FluentValidationValidator validator = default!;
    private SlotPicker? picker;
    private RescheduleInput? model;
    private EditContext? form;
    private AppointmentRow? seen;
    private IReadOnlyList<ResourceRow> resources = [];
    private DateOnly day;
    private Guid? place;
    private string? problem;
    private bool saving;
    private bool toOpen;

    /// <summary>The visit.</summary>
    [Parameter, EditorRequired]
    public AppointmentDetail Detail { get; set; } = default!;

    /// <summary>It is moved, or moved back.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    /// <summary>Opens the dialog.</summary>
    public async Task OpenAsync()
    {
        // what others do while it is open is not overridden unseen
        var row = seen = Detail.Row;
        var found = await places.ListAsync(row.BranchId, withInactive: false, CancellationToken.None);
        resources = found.TryGet(out var offered, out var error) ? offered : [];
        model = new RescheduleInput
        {
            StartsAt = row.StartsAt,
            ResourceId = row.ResourceId,
            Minutes = row.Minutes,
        };
        form = new EditContext(model);
        day = DateOnly.FromDateTime(row.LocalStart.DateTime);
        (place, problem, toOpen) = (row.ResourceId, error?.Message, true);
        StateHasChanged();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toOpen)
        {
            toOpen = false;
            script ??= new FormsScript(Runtime);
            await script.OpenAsync(dialog);
        }
    }

    private void Go(DateOnly? to)
    {
        if (to is { } other && other != day)
        {
            day = other;
            model!.StartsAt = null;
        }
    }

    private void PlaceAt(Guid? to)
    {
        place = to;
        model!.ResourceId = to ?? model.ResourceId;
    }

    private void Pick(SlotChoice choice) => (model!.StartsAt, model.ResourceId) = (choice.Slot.StartsAt, choice.ResourceId);

    private async Task SaveAsync()
    {
        if (saving || model is null || !await validator.ValidateAsync())
        {
            return;
        }

        if (model.StartsAt is not { } wanted)
        {
            // an empty start would mean the old one, on another day than is shown
            validator.Show(Invalid.At(nameof(RescheduleInput.StartsAt), "visit_start_required").Fields);
            return;
        }

        (saving, problem) = (true, null);
        try
        {
            switch (await moves.TryAsync(seen!, MergingEdit<RescheduleInput>.Copy(model), Done.InvokeAsync))
            {
                case null:
                    await CloseAsync();
                    break;
                case Invalid invalid:
                    validator.Show(invalid.Fields);
                    await picker!.OfferNearestAsync(wanted);
                    break;
                case SlotTaken taken:
                    validator.Show([new FieldError(nameof(RescheduleInput.StartsAt), taken.Code, taken.Message)]);
                    await picker!.OfferNearestAsync(wanted);
                    break;
                case var error:
                    problem = error.Message;
                    break;
            }
        }
        finally
        {
            saving = false;
        }
    }

    private Task CloseAsync() => script?.CloseAsync(dialog) ?? Task.CompletedTask;

    private void Closed() => (model, form) = (null, null);
}
