using System.Diagnostics.CodeAnalysis;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>A prescription for those with the clinical permission; names as in requests, the values as they are stored.</summary>
public sealed record ClinicalPrescriptionResponse : PrescriptionResponse
{
    /// <summary>Adds what was prescribed to a plain answer.</summary>
    [SetsRequiredMembers]
    public ClinicalPrescriptionResponse(PrescriptionResponse plain, PrescriptionContent content)
        : base(plain)
    {
        ArgumentNullException.ThrowIfNull(content);
        (Right, Left) = (content.Values.Right, content.Values.Left);
        (PdDistance, PdNear, VertexDistance) = (content.Values.PdDistance, content.Values.PdNear, content.Values.VertexDistance);
        (IssuerName, IssuerType, IssuerRegistration) = (content.IssuerName, content.IssuerType, content.IssuerRegistration);
        (LensMaterial, Coatings, Tint) = (content.LensMaterial, content.Coatings, content.Tint);
        (Notes, Observations, Recommendations) = (content.Notes, content.Observations, content.Recommendations);
        (Warnings, WarningsConfirmed) = (content.Warnings, content.WarningsConfirmed);
        (AmendReason, ClosingReason) = (content.AmendReason, content.ClosingReason);
    }

    public EyePrescription Right { get; }

    public EyePrescription Left { get; }

    public decimal? PdDistance { get; }

    public decimal? PdNear { get; }

    public decimal? VertexDistance { get; }

    public string? IssuerName { get; }

    public IssuerType? IssuerType { get; }

    public string? IssuerRegistration { get; }

    public string? LensMaterial { get; }

    public IReadOnlyList<string> Coatings { get; }

    public string? Tint { get; }

    public string? Notes { get; }

    public string? Observations { get; }

    public string? Recommendations { get; }

    /// <summary>What was doubtful when it was saved; advice, never a refusal.</summary>
    public IReadOnlyList<AcceptedWarning> Warnings { get; }

    public bool WarningsConfirmed { get; }

    public string? AmendReason { get; }

    public string? ClosingReason { get; }
}
