using Optica.Domain.Common;

namespace Optica.Domain.WorkOrders;

/// <summary>A step that a job took: who, when, from where, to where, and what was said. Never changed; promises are learnt from them.</summary>
public sealed class WorkOrderStep : ICustomerRecord
{
    private WorkOrderStep() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerBranchId { get; private set; }

    /// <summary>The job.</summary>
    public Guid WorkOrderId { get; private set; }

    /// <summary>Place among the steps, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>Where it was; null for the first.</summary>
    public WorkOrderStatus? From { get; private set; }

    /// <summary>Where it went.</summary>
    public WorkOrderStatus To { get; private set; }

    /// <summary>The laboratory the job had then: how long it took is learnt of the one it was sent to; or null.</summary>
    public Guid? LabId { get; private set; }

    /// <summary>Note, cause or reason, ≤ 400; or null.</summary>
    public string? Note { get; private set; }

    /// <summary>Whether it was handed over although something was due.</summary>
    public bool Overridden { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who; null for the system.</summary>
    public Guid? By { get; private set; }

    internal static WorkOrderStep Create(WorkOrder job, WorkOrderStatus? from, WorkOrderMove move, (Guid? By, DateTime At) who) =>
        new()
        {
            Id = Ids.New(who.At),
            OrganisationId = job.OrganisationId,
            BranchId = job.BranchId,
            CustomerId = job.CustomerId,
            CustomerBranchId = job.CustomerBranchId,
            WorkOrderId = job.Id,
            Position = job.StepCount,
            From = from,
            To = move.To,
            LabId = job.LabId,
            Note = move.Said,
            Overridden = move.OverrideReason is not null,
            At = who.At,
            By = who.By,
        };
}
