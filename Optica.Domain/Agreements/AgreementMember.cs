using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Domain.Agreements;

/// <summary>A customer belongs to an agreement. Moves with the customer.</summary>
public sealed class AgreementMember : IBranchOwned, IAuditedPart
{
    private AgreementMember() { }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <summary>The agreement.</summary>
    public Guid AgreementId { get; private set; }

    /// <summary>The customer.</summary>
    public Guid CustomerId { get; private set; }

    /// <summary>The institution's name when the customer joined, for the history.</summary>
    public string Institution { get; private set; } = "";

    /// <summary>Since when, UTC.</summary>
    public DateTime Since { get; private set; }

    Guid IAudited.AuditId => CustomerId;

    string IAudited.AuditKind => "customer";

    string IAuditedPart.AuditField => "Agreements";

    string IAuditedPart.AuditText => Institution;

    /// <summary>Puts a customer on the list of an agreement.</summary>
    public static AgreementMember Create(Agreement agreement, Customer customer, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(customer);
        return new()
        {
            OrganisationId = customer.OrganisationId,
            BranchId = customer.BranchId,
            AgreementId = agreement.Id,
            CustomerId = customer.Id,
            Institution = agreement.Institution,
            Since = at,
        };
    }

    /// <summary>Follows the customer to another branch.</summary>
    public void MoveTo(Guid branchId) => BranchId = branchId;
}
