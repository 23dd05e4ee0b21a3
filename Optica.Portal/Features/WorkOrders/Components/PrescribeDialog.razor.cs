using Microsoft.AspNetCore.Components;
using Optica.Data.Prescriptions;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Components.Shared.Prescriptions;

namespace Optica.Portal.Features.WorkOrders.Components;

/// <summary>Chooses the prescription that a job is to be made by from now on; what corrects its own is proposed.</summary>
public sealed partial class PrescribeDialog(WorkOrderPrescriptionService service, PrescriptionQueries prescriptions)
{
    private DialogForm dialog = default!;
    private WorkOrderRow asked = default!;
    private Picked model = new();
    private PrescriptionOffer? offer;

    /// <summary>The job.</summary>
    [Parameter, EditorRequired]
    public WorkOrderDetail Job { get; set; } = default!;

    /// <summary>It is made by another one now.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    /// <summary>Somebody else changed it meanwhile.</summary>
    [Parameter]
    public EventCallback<Error> Failed { get; set; }

    /// <summary>Opens the dialog.</summary>
    public async Task OpenAsync()
    {
        asked = Job.Row;
        offer = await PrescriptionOffer.ReadAsync(
            prescriptions,
            JobPrescription.Own(Job, Lenses),
            asked.CustomerId,
            CancellationToken.None
        );
        model = new() { PrescriptionId = offer.Proposed };
        dialog.Open(model);
    }

    private async Task<Error?> SaveAsync()
    {
        var changed = await service.ChangeAsync(asked.Id, model.PrescriptionId, new(asked.Version), CancellationToken.None);
        if (changed.Succeeded)
        {
            await Done.InvokeAsync();
        }

        return changed.Error;
    }

    private sealed class Picked
    {
        public Guid? PrescriptionId { get; set; }
    }
}
