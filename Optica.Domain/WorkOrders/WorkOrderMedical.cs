using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Domain.WorkOrders;

/// <summary>
/// The prescription of a job as it was when the job was made, encrypted and bound to the job's id (CL-13). What becomes of the
/// prescription changes nothing in it; only another prescription takes its place.
/// </summary>
public sealed class WorkOrderMedical : ICustomerRecord, IMedicalPayload
{
    private WorkOrderMedical() { }

    /// <summary>The job.</summary>
    public Guid WorkOrderId { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerBranchId { get; private set; }

    /// <summary>Key number, nonce, tag and ciphertext of a <see cref="WorkOrderPrescribed"/>.</summary>
    public byte[] Payload { get; private set; } = [];

    /// <inheritdoc />
    public IReadOnlyList<FieldChange> PendingChanges { get; private set; } = [];

    Guid IAudited.AuditId => WorkOrderId;

    string IAudited.AuditKind => "work_order";

    /// <summary>The record of a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="payload">Ciphertext.</param>
    /// <param name="changes">What it says, for the audit trail.</param>
    public static WorkOrderMedical Create(WorkOrder job, byte[] payload, IReadOnlyList<FieldChange> changes)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new()
        {
            WorkOrderId = job.Id,
            OrganisationId = job.OrganisationId,
            BranchId = job.BranchId,
            CustomerId = job.CustomerId,
            CustomerBranchId = job.CustomerBranchId,
            Payload = payload,
            PendingChanges = changes,
        };
    }

    /// <summary>Takes the snapshot of another prescription.</summary>
    /// <param name="payload">Ciphertext.</param>
    /// <param name="changes">What is different, for the audit trail.</param>
    public void Store(byte[] payload, IReadOnlyList<FieldChange> changes) => (Payload, PendingChanges) = (payload, changes);
}
