using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Data.Isolation;

/// <summary>What a method is called with: a customer of a branch, and a waiting request to move them.</summary>
/// <param name="Place">Name of the branch, or "nowhere" for ids that do not exist.</param>
/// <param name="BranchId">The branch.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="OtherBranchId">Another branch of the same organisation.</param>
/// <param name="RequestId">A request to move the customer there, which the customer's branch decides.</param>
/// <param name="Input">The customer's fields.</param>
internal sealed record Target(string Place, Guid BranchId, Guid CustomerId, Guid OtherBranchId, Guid RequestId, CustomerInput Input)
{
    /// <summary>A pending order of the customer, taken in their branch.</summary>
    public Guid OrderId { get; init; }

    /// <summary>A product of the branch's organisation.</summary>
    public Guid ProductId { get; init; }

    /// <summary>An agreement of the branch's organisation, which the customer belongs to.</summary>
    public Guid AgreementId { get; init; }

    /// <summary>Another one, which they do not belong to.</summary>
    public Guid OtherAgreementId { get; init; }

    /// <summary>The customer's current progressive prescription, about to expire.</summary>
    public Guid PrescriptionId { get; init; }

    /// <summary>The one before.</summary>
    public Guid OlderPrescriptionId { get; init; }

    /// <summary>A draft of the same kind.</summary>
    public Guid DraftPrescriptionId { get; init; }

    /// <summary>The branch's box, an open exam of the customer on it, and an open visit of a guest.</summary>
    public (Guid Box, Guid Exam, Guid Guest) Booked { get; init; }

    /// <summary>The customer's quotes of their branch: a draft, a sent and an accepted one.</summary>
    public (Guid Draft, Guid Sent, Guid Accepted) Quoted { get; init; }

    /// <summary>The branch's laboratory, an open job of the customer there, one that arrived, and a delivered one.</summary>
    public (Guid Lab, Guid Open, Guid Arrived, Guid Delivered) Made { get; init; }

    /// <summary>Somebody who sells in the branch, their open session, and a grant that lets them read the other branch.</summary>
    public (Guid User, Guid Session, Guid Grant) Staff { get; init; }

    /// <summary>Open requests of rights about the customer: of access and of a block.</summary>
    public (Guid Access, Guid Block) Asked { get; init; }

    /// <summary>Something that only its owner knows, and nobody has.</summary>
    public Guid OwnedId { get; } = Ids.New(DateTime.UnixEpoch);

    /// <summary>Texts that only this customer has and that only those may see who may see the customer.</summary>
    public IEnumerable<string> Canaries =>
        [
            Input.FirstName!,
            Input.Email!,
            Input.Rut!,
            Input.Phone!,
            Input.Notes!,
            Input.AddressLine1!,
            Input.Tags[0],
            $"LINE-CANARY-{Place}",
            $"ORDER-CANARY-{Place}",
            $"REASON-CANARY-{Place}",
            .. PlantedVisits.Canaries(Place),
            .. PlantedQuotes.Canaries(Place),
            .. PlantedJobs.Canaries(Place),
        ];

    /// <summary>Texts that besides need the clinical permission.</summary>
    public IEnumerable<string> MedicalCanaries =>
        [
            Input.MedicalNotes!,
            Input.Allergies[0],
            Input.Medications[0],
            Input.MedicalConditions[0],
            .. new[] { "ISSUER", "NOTES", "SEEN", "ADVICE", "TINT", "COAT" }.Select(text => $"{text}-{EyeMark(Place)}"),
        ];

    /// <summary>What every text of the customer's prescriptions says.</summary>
    public static string EyeMark(string place) => $"EYE-CANARY-{place}";
}
