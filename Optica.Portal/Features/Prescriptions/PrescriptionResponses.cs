using Optica.Domain.Prescriptions;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>The plain side of a prescription, in lists.</summary>
public sealed record PrescriptionRowResponse(
    Guid Id,
    long Version,
    Guid CustomerId,
    BranchResponse Branch,
    PrescriptionKind Kind,
    PrescriptionStatus Status,
    DateOnly PrescribedOn,
    DateOnly ExpiresOn,
    Guid? AmendsId
)
{
    internal static PrescriptionRowResponse Of(PrescriptionRow row) =>
        new(
            row.Id,
            row.Version,
            row.CustomerId,
            new(row.BranchId, row.Branch),
            row.Kind,
            row.Status,
            row.PrescribedOn,
            row.ExpiresOn,
            row.AmendsId
        );
}

/// <summary>A prescription; without the clinical permission there is no trace of what was prescribed.</summary>
public record PrescriptionResponse
{
    public required PrescriptionRowResponse Prescription { get; init; }

    public string? CustomerName { get; init; }

    public Guid? AmendedById { get; init; }

    public DateTime CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    internal static PrescriptionResponse Of(PrescriptionDetail detail)
    {
        var plain = new PrescriptionResponse
        {
            Prescription = PrescriptionRowResponse.Of(detail.Row),
            CustomerName = detail.CustomerName,
            AmendedById = detail.AmendedById,
            CreatedAt = detail.CreatedAt,
            CreatedBy = detail.CreatedBy,
        };
        return detail.Content is { } content ? new ClinicalPrescriptionResponse(plain, content) : plain;
    }
}
