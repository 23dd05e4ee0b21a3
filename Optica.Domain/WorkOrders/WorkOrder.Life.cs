using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.WorkOrders;

/// <content>What happens to a job (DOMAIN §9).</content>
public sealed partial class WorkOrder
{
    /// <summary>Changes what can change while it is open: lenses, frame, laboratory, promise, person, urgency, notes.</summary>
    /// <param name="input">Normalised and valid; customer, branch, order and prescription are not looked at.</param>
    /// <returns>Done or <see cref="InvalidWorkOrderTransition"/>.</returns>
    public Result<Done> Change(WorkOrderInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!Status.IsOpen())
        {
            return Refusal();
        }

        Fill(input);
        return default(Done);
    }

    /// <summary>Is to be made by another prescription; whoever calls replaces the snapshot.</summary>
    /// <param name="prescriptionId">The customer's, valid today.</param>
    /// <param name="lensKind">What the lenses are for now.</param>
    /// <returns>Done or <see cref="WorkOrderPrescriptionFixed"/>.</returns>
    public Result<Done> Prescribe(Guid prescriptionId, PrescriptionKind lensKind)
    {
        if (!WorkOrderRules.MayPrescribe(Status))
        {
            return new WorkOrderPrescriptionFixed();
        }

        (PrescriptionId, LensKind) = (prescriptionId, lensKind);
        return default(Done);
    }

    /// <summary>Takes a step.</summary>
    /// <param name="move">Clean and checked.</param>
    /// <param name="obstacle">
    /// What speaks against handing over: <see cref="BalanceDue"/>, <see cref="OrderWithdrawn"/>, or null. It is done all the same when the
    /// move says why; other steps do not look at it.
    /// </param>
    /// <param name="who">Who takes it, and when (UTC).</param>
    /// <returns>Done, <see cref="InvalidWorkOrderTransition"/> or the obstacle.</returns>
    public Result<Done> Go(WorkOrderMove move, Error? obstacle, (Guid? By, DateTime At) who)
    {
        ArgumentNullException.ThrowIfNull(move);
        if (!WorkOrderRules.Allowed(Status).Contains(move.To))
        {
            return Refusal();
        }

        var stands = move.To == WorkOrderStatus.Delivered ? obstacle : null;
        if (stands is not null && move.OverrideReason is null)
        {
            return stands;
        }

        // where nothing stands in the way there is nothing to override; what was said is kept
        Take(Status, stands is not null ? move : move with { Note = move.Said, OverrideReason = null }, who);
        return default(Done);
    }

    /// <summary>What is told of a step that is not allowed: where it is, and where it could go.</summary>
    public InvalidWorkOrderTransition Refusal() => new(Status, WorkOrderRules.Allowed(Status));

    private void Take(WorkOrderStatus? from, WorkOrderMove move, (Guid? By, DateTime At) who)
    {
        (Status, StatusAt) = (move.To, who.At);
        steps.Add(WorkOrderStep.Create(this, from, move, who));
        StepCount++;
    }
}
