using Optica.Domain.Audit;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.WorkOrders;

/// <summary>
/// What the lenses of a job are made by: a prescription as it stood when the job was made (OR-23). Medical, so stored encrypted; later
/// changes of the prescription change nothing here. Clinical notes are not among it (CL-13).
/// </summary>
public sealed record WorkOrderPrescribed
{
    /// <summary>Kind of the prescription.</summary>
    public PrescriptionKind Kind { get; init; }

    /// <summary>Day of the examination.</summary>
    public DateOnly PrescribedOn { get; init; }

    /// <summary>The optical values.</summary>
    public OpticalValues Values { get; init; } = OpticalValues.Empty;

    /// <summary>Lens material.</summary>
    public string? LensMaterial { get; init; }

    /// <summary>Coatings.</summary>
    public IReadOnlyList<string> Coatings { get; init; } = [];

    /// <summary>Tint.</summary>
    public string? Tint { get; init; }

    /// <summary>What a laboratory needs of a prescription.</summary>
    /// <param name="prescription">Its plain side.</param>
    /// <param name="content">What was prescribed.</param>
    public static WorkOrderPrescribed Of(Prescription prescription, PrescriptionContent content)
    {
        ArgumentNullException.ThrowIfNull(prescription);
        ArgumentNullException.ThrowIfNull(content);
        return new()
        {
            Kind = prescription.Kind,
            PrescribedOn = prescription.PrescribedOn,
            Values = content.Values,
            LensMaterial = content.LensMaterial,
            Coatings = content.Coatings,
            Tint = content.Tint,
        };
    }

    /// <summary>Field by field, for the audit trail, which encrypts it.</summary>
    /// <param name="before">What it takes the place of, or null.</param>
    public IReadOnlyList<FieldChange> Changes(WorkOrderPrescribed? before = null) =>
        (before?.AsContent() ?? new PrescriptionContent()).ChangesTo(AsContent());

    private PrescriptionContent AsContent() =>
        new()
        {
            Values = Values,
            LensMaterial = LensMaterial,
            Coatings = Coatings,
            Tint = Tint,
        };
}
