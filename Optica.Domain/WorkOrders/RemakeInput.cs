using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.WorkOrders;

/// <summary>A job to be made anew, as asked for.</summary>
/// <param name="Cause">Why, 1–400 characters.</param>
/// <param name="PromisedOn">Day the customer is promised; optional.</param>
/// <param name="PrescriptionId">Another prescription of the customer to make it by; null or the original's own for its snapshot.</param>
public sealed record RemakeInput(string? Cause, DateOnly? PromisedOn = null, Guid? PrescriptionId = null)
{
    /// <summary>The same with a clean cause.</summary>
    public RemakeInput Clean() => this with { Cause = TextRules.CleanLine(Cause) };

    /// <summary>Broken rules of a clean input, or null.</summary>
    public Invalid? Check() => Cause is null ? Invalid.At(nameof(Cause), "reason_required") : WorkOrderMove.Text(nameof(Cause), Cause);

    /// <summary>The new job: as the original, before the others, in nobody's hands yet.</summary>
    /// <param name="original">The delivered job.</param>
    /// <param name="kept">Its snapshot, unless a newer prescription is named.</param>
    /// <param name="lensKind">What the lenses are for, when that follows the newer prescription; null as the original.</param>
    public WorkOrderDraft Draft(WorkOrder original, WorkOrderPrescribed? kept, PrescriptionKind? lensKind = null)
    {
        ArgumentNullException.ThrowIfNull(original);
        var input = original.ToInput();
        input.PrescriptionId = PrescriptionId ?? original.PrescriptionId;
        input.LensKind = lensKind ?? original.LensKind;
        (input.PromisedOn, input.AssignedTo) = (PromisedOn, null);
        input.Priority = WorkOrderPriority.High;
        var place = (original.OrganisationId, original.BranchId, original.CustomerId, original.CustomerBranchId);
        return new(input, place)
        {
            OriginalId = original.Id,
            RemakeCause = Cause,
            Prescribed = kept,
        };
    }
}
