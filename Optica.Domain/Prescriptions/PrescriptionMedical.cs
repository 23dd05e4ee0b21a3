using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Domain.Prescriptions;

/// <summary>
/// What was prescribed, encrypted and bound to the prescription's id (CL-13): a <see cref="PrescriptionContent"/>. Lists and exports
/// never see it.
/// </summary>
public sealed class PrescriptionMedical : ICustomerRecord, IMedicalPayload
{
    private PrescriptionMedical() { }

    /// <summary>The prescription.</summary>
    public Guid PrescriptionId { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerBranchId { get; private set; }

    /// <summary>Key number, nonce, tag and ciphertext.</summary>
    public byte[] Payload { get; private set; } = [];

    /// <inheritdoc />
    public IReadOnlyList<FieldChange> PendingChanges { get; private set; } = [];

    Guid IAudited.AuditId => PrescriptionId;

    string IAudited.AuditKind => "prescription";

    /// <summary>An empty record for a prescription.</summary>
    public static PrescriptionMedical Create(Prescription prescription)
    {
        ArgumentNullException.ThrowIfNull(prescription);
        return new()
        {
            PrescriptionId = prescription.Id,
            OrganisationId = prescription.OrganisationId,
            BranchId = prescription.BranchId,
            CustomerId = prescription.CustomerId,
            CustomerBranchId = prescription.CustomerBranchId,
        };
    }

    /// <summary>Takes over new ciphertext and what changed.</summary>
    public void Store(byte[] payload, IReadOnlyList<FieldChange> changes)
    {
        Payload = payload;
        PendingChanges = changes;
    }
}
