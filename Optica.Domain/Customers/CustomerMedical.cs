using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Domain.Customers;

/// <summary>A customer's medical fields, encrypted and bound to the customer's id (CL-13). Lists and exports never see it.</summary>
public sealed class CustomerMedical : IBranchOwned, IMedicalPayload
{
    private CustomerMedical() { }

    /// <summary>The customer.</summary>
    public Guid CustomerId { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <summary>Key number, nonce, tag and ciphertext.</summary>
    public byte[] Payload { get; private set; } = [];

    /// <inheritdoc />
    public IReadOnlyList<FieldChange> PendingChanges { get; private set; } = [];

    Guid IAudited.AuditId => CustomerId;

    string IAudited.AuditKind => "customer";

    /// <summary>An empty record for a customer.</summary>
    public static CustomerMedical Create(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return new()
        {
            CustomerId = customer.Id,
            OrganisationId = customer.OrganisationId,
            BranchId = customer.BranchId,
        };
    }

    /// <summary>Takes over new ciphertext and what changed.</summary>
    public void Store(byte[] payload, IReadOnlyList<FieldChange> changes)
    {
        Payload = payload;
        PendingChanges = changes;
    }

    /// <summary>Follows the customer to another branch.</summary>
    public void MoveTo(Guid branchId) => BranchId = branchId;
}
