using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Domain.WorkOrders;

/// <summary>
/// What the focimeter said of a job's lenses, and how it was judged. Whether they passed is plain; readings, deviations and limits are
/// optical values and stand encrypted (CL-13). Never changed: measured again, there is another one.
/// </summary>
public sealed class WorkOrderCheck : ICustomerRecord, IMedicalPayload
{
    private WorkOrderCheck() { }

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

    /// <summary>Whether every parameter is within its limit.</summary>
    public bool Passed { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who measured.</summary>
    public Guid? By { get; private set; }

    /// <summary>Key number, nonce, tag and ciphertext of a <see cref="LensCheck"/>.</summary>
    public byte[] Payload { get; private set; } = [];

    /// <inheritdoc />
    public IReadOnlyList<FieldChange> PendingChanges { get; private set; } = [];

    Guid IAudited.AuditId => WorkOrderId;

    string IAudited.AuditKind => "work_order";

    /// <summary>A check of a job; its content is stored afterwards, bound to the id.</summary>
    /// <param name="job">The job.</param>
    /// <param name="passed">Whether every parameter is within its limit.</param>
    /// <param name="who">Who measured, and when (UTC).</param>
    public static WorkOrderCheck Create(WorkOrder job, bool passed, (Guid? By, DateTime At) who)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new()
        {
            Id = Ids.New(who.At),
            OrganisationId = job.OrganisationId,
            BranchId = job.BranchId,
            CustomerId = job.CustomerId,
            CustomerBranchId = job.CustomerBranchId,
            WorkOrderId = job.Id,
            Passed = passed,
            At = who.At,
            By = who.By,
        };
    }

    /// <summary>Takes the ciphertext and what it says, for the audit trail.</summary>
    public void Store(byte[] payload, IReadOnlyList<FieldChange> changes) => (Payload, PendingChanges) = (payload, changes);
}
