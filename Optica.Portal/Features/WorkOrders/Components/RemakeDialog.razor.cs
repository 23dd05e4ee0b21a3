using Microsoft.AspNetCore.Components;
using Optica.Data.Prescriptions;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Components.Shared.Prescriptions;

namespace Optica.Portal.Features.WorkOrders.Components;

/// <summary>Makes a delivered job anew; by its own prescription only where that still stands.</summary>
public sealed partial class RemakeDialog(WorkOrderRemakeService remakes, PrescriptionQueries prescriptions, TimeProvider time)
{
    private DialogForm dialog = default!;
    private WorkOrderRow asked = default!;
    private Typed model = new();
    private PrescriptionOffer? offer;
    private Guid operation;
    private (Guid Id, long Version)? typed;

    /// <summary>The delivered job.</summary>
    [Parameter, EditorRequired]
    public WorkOrderDetail Job { get; set; } = default!;

    /// <summary>The new job was made.</summary>
    [Parameter]
    public EventCallback<Guid> Done { get; set; }

    /// <summary>Opens the dialog.</summary>
    public async Task OpenAsync()
    {
        var goesOn = typed == (Job.Row.Id, Job.Row.Version);
        asked = Job.Row;
        offer = await PrescriptionOffer.ReadAsync(
            prescriptions,
            JobPrescription.Own(Job, Lenses),
            asked.CustomerId,
            CancellationToken.None
        );
        if (!goesOn)
        {
            (model, operation) = (new() { PrescriptionId = offer.Proposed }, Ids.New(time));
        }

        // closed by mistake, it is opened again as it was, until it is done
        typed = (asked.Id, asked.Version);
        dialog.Open(model);
    }

    private async Task<Error?> SaveAsync()
    {
        var input = new RemakeInput(model.Cause, model.PromisedOn, model.PrescriptionId);
        var made = await remakes.RemakeAsync(asked.Id, input, new OperationOptions(operation), CancellationToken.None);
        if (made.TryGet(out var id, out var error))
        {
            typed = null;
            await Done.InvokeAsync(id);
        }

        return error;
    }

    private sealed class Typed
    {
        public string? Cause { get; set; }

        public DateOnly? PromisedOn { get; set; }

        public Guid? PrescriptionId { get; set; }
    }
}
