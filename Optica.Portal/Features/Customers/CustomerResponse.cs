using Optica.Domain.Customers;
using Optica.Portal.Api;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Features.LensPurchases;
using Optica.Portal.Features.Orders;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Features.Quotes;
using Optica.Portal.Features.WorkOrders;

namespace Optica.Portal.Features.Customers;

/// <summary>A customer as the API answers; without the clinical permission there is no trace of the medical fields.</summary>
public record CustomerResponse
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Version, to be sent with a change.</summary>
    public required long Version { get; init; }

    public required BranchResponse Branch { get; init; }

    public required string FullName { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>With dots and dash.</summary>
    public string? Rut { get; init; }

    public DocumentKind? DocumentKind { get; init; }

    public string? DocumentNumber { get; init; }

    public DateOnly? DateOfBirth { get; init; }

    public Gender? Gender { get; init; }

    public string? AddressLine1 { get; init; }

    public string? AddressLine2 { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? PostalCode { get; init; }

    public string? Country { get; init; }

    public DateOnly? LastEyeExamDate { get; init; }

    public DateOnly? NextEyeExamDue { get; init; }

    public ContactMethod? PreferredContactMethod { get; init; }

    public string? EmergencyContactName { get; init; }

    public string? EmergencyContactPhone { get; init; }

    public InsuranceProvider? InsuranceProvider { get; init; }

    public string? InsurancePolicyNumber { get; init; }

    public string? Notes { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>What the customer said about being contacted, every purpose and channel that was ever asked.</summary>
    public required IReadOnlyList<ConsentResponse> Consents { get; init; }

    public required bool IsActive { get; init; }

    /// <summary>Since when the data is blocked: it is on no contact list, and nothing of it can be changed or sold to.</summary>
    public DateTime? BlockedAt { get; init; }

    /// <summary>When the customer was erased on request; what is left is kept by law.</summary>
    public DateTime? ErasedAt { get; init; }

    /// <summary>Confirmed: somebody else of the branch has the same e-mail address.</summary>
    public required bool EmailShared { get; init; }

    /// <summary>Confirmed: somebody else of the branch has the same phone.</summary>
    public required bool PhoneShared { get; init; }

    public required ProfileAnalyticsResponse Analytics { get; init; }

    /// <summary>The newest 20 orders; null without the permission.</summary>
    public PageResponse<OrderRowResponse>? Orders { get; init; }

    /// <summary>The newest 20 visits; null without the permission.</summary>
    public PageResponse<AppointmentRowResponse>? Appointments { get; init; }

    /// <summary>The plain side of the newest 20 prescriptions; null without the permission.</summary>
    public PageResponse<PrescriptionRowResponse>? Prescriptions { get; init; }

    /// <summary>The newest 20 quotes; null without the permission.</summary>
    public PageResponse<QuoteRowResponse>? Quotes { get; init; }

    /// <summary>The newest 20 purchases of lenses and frames; null without the permission.</summary>
    public PageResponse<LensPurchaseResponse>? LensPurchases { get; init; }

    /// <summary>The newest 20 jobs; null without the permission.</summary>
    public PageResponse<WorkOrderRowResponse>? WorkOrders { get; init; }

    public required DateTime CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public string? UpdatedBy { get; init; }
}
