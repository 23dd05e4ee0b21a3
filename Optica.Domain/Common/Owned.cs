using Optica.Domain.Audit;

namespace Optica.Domain.Common;

/// <summary>A record of one organisation. Rows of others do not exist for the caller.</summary>
public interface IOrganisationOwned
{
    /// <summary>The organisation; never changes after creation.</summary>
    Guid OrganisationId { get; }
}

/// <summary>A record of one branch of an organisation.</summary>
public interface IBranchOwned : IOrganisationOwned
{
    /// <summary>The branch; changes only by a transfer.</summary>
    Guid BranchId { get; }
}

/// <summary>
/// A record with two branches (DOMAIN §1 "Whose branch"): it keeps the one where it happened and carries the customer's, which follows
/// transfers. Visible to whoever may see either. Where there is no customer yet, both are the same.
/// </summary>
public interface ITwoBranchOwned : IBranchOwned
{
    /// <summary>The customer's branch.</summary>
    Guid CustomerBranchId { get; }
}

/// <summary>A record made for a customer.</summary>
public interface ICustomerRecord : ITwoBranchOwned
{
    /// <summary>The customer.</summary>
    Guid CustomerId { get; }
}

/// <summary>
/// Sums kept beside the records they follow from. Whoever may change a record moves them, also those of a branch out of reach: only
/// the writer of figures touches them.
/// </summary>
public interface IDerived : IOrganisationOwned;

/// <summary>A record whose changes are written to the audit trail, in the same transaction.</summary>
public interface IAudited
{
    /// <summary>Id of the record the change belongs to (the customer, for parts of a customer).</summary>
    Guid AuditId { get; }

    /// <summary>Kind of the record, singular snake_case: <c>customer</c>, <c>branch</c>.</summary>
    string AuditKind { get; }
}

/// <summary>A part of an audited record that the trail tells of in one line: the line of an order, a payment.</summary>
public interface IAuditedPart : IAudited
{
    /// <summary>Name of the list the part belongs to, PascalCase.</summary>
    string AuditField { get; }

    /// <summary>The part in one line; never medical.</summary>
    string AuditText { get; }

    /// <summary>The part in one line as it stood before it was changed; null for parts that only come and go.</summary>
    string? AuditedBefore => null;
}

/// <summary>
/// Ciphertext that stands beside its record in a table of its own (DESIGN, rule 17). What a save changes in it is told to the audit
/// trail in clear, which encrypts it again.
/// </summary>
public interface IMedicalPayload : IAudited
{
    /// <summary>What the pending save changes, in clear; not stored with the record.</summary>
    IReadOnlyList<FieldChange> PendingChanges { get; }
}

/// <summary>A record with an app-managed concurrency token, raised by one on every save.</summary>
public interface IVersioned
{
    /// <summary>Version, from 1.</summary>
    long Version { get; }
}

/// <summary>A record that says who made and changed it. Filled on save.</summary>
public interface IStamped
{
    /// <summary>When it was made, UTC.</summary>
    DateTime CreatedAt { get; }

    /// <summary>Who made it; null for the system.</summary>
    Guid? CreatedBy { get; }

    /// <summary>When it was last changed, UTC.</summary>
    DateTime UpdatedAt { get; }

    /// <summary>Who changed it last; null for the system.</summary>
    Guid? UpdatedBy { get; }
}
