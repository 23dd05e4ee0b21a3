using System.Diagnostics.CodeAnalysis;

namespace Optica.Portal.Features.Customers;

/// <summary>A customer for those with the clinical permission.</summary>
public sealed record ClinicalCustomerResponse : CustomerResponse
{
    /// <summary>Adds the medical fields to a plain answer.</summary>
    [SetsRequiredMembers]
    public ClinicalCustomerResponse(CustomerResponse plain)
        : base(plain) { }

    public IReadOnlyList<string> MedicalConditions { get; init; } = [];

    public IReadOnlyList<string> Allergies { get; init; } = [];

    public IReadOnlyList<string> Medications { get; init; } = [];

    public string? MedicalNotes { get; init; }
}
