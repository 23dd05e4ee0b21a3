using Optica.Domain.Common;
using Optica.Domain.Resources;

namespace Optica.Domain.Customers;

/// <summary>The customer is registered already (HTTP 409 with the duplicates).</summary>
/// <param name="Duplicates">Where, and by which fields.</param>
public sealed record CustomerExists(IReadOnlyList<Duplicate> Duplicates) : Error("customer_exists", ErrorKind.Conflict);

/// <summary>Deactivating an inactive customer.</summary>
public sealed record CustomerAlreadyInactive() : Error("customer_already_inactive", ErrorKind.Conflict);

/// <summary>Reactivating an active customer.</summary>
public sealed record CustomerAlreadyActive() : Error("customer_already_active", ErrorKind.Conflict);

/// <summary>Moving a customer to the branch they are in.</summary>
public sealed record CustomerAlreadyInBranch() : Error("customer_already_in_branch", ErrorKind.Conflict);

/// <summary>Nothing may be done with a customer's data.</summary>
/// <param name="Code">Which of the two it is.</param>
public abstract record CustomerSuspended(string Code) : Error(Code, ErrorKind.Conflict)
{
    /// <summary>Whose, where it is known: a screen leads to who decides about it.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Why it was blocked, for who may see the customer; null where nobody said, or it was not asked.</summary>
    public string? Why { get; init; }

    /// <summary>That of a customer; null when nothing stands in the way. An erasure counts before a block.</summary>
    /// <param name="isBlocked">Whether the data is blocked.</param>
    /// <param name="isErased">Whether the customer was erased.</param>
    public static CustomerSuspended? Of(bool isBlocked, bool isErased) =>
        isErased ? new CustomerErased()
        : isBlocked ? new CustomerBlocked()
        : null;
}

/// <summary>The customer's data is blocked: nothing is done with it until it is unblocked (CL-12).</summary>
public sealed record CustomerBlocked() : CustomerSuspended("customer_blocked");

/// <summary>The customer asked to be erased and was: what is left is kept by law and is not changed any more (CL-13).</summary>
public sealed record CustomerErased() : CustomerSuspended("customer_erased");

/// <summary>Unblocking a customer whose data is not blocked.</summary>
public sealed record CustomerNotBlocked() : Error("customer_not_blocked", ErrorKind.Conflict);

/// <summary>Deciding a decided request.</summary>
public sealed record TransferAlreadyDecided() : Error("transfer_already_decided", ErrorKind.Conflict);

/// <summary>The customer's full transfer needs rights in both branches: file a request instead.</summary>
public sealed record TransferNeedsRequest() : Error("transfer_needs_request", ErrorKind.Forbidden);

/// <summary>A request for this customer waits already.</summary>
public sealed record TransferAlreadyRequested() : Error("transfer_already_requested", ErrorKind.Conflict);

/// <summary>The same idempotency key came with another request.</summary>
public sealed record OperationReused() : Error("operation_reused", ErrorKind.Conflict);

/// <summary>Somebody with the same RUT, e-mail or phone.</summary>
/// <param name="Id">The customer, only if the caller may see them.</param>
/// <param name="Name">Name, only if the caller may see them.</param>
/// <param name="BranchId">Branch they are registered in.</param>
/// <param name="Branch">Name of that branch.</param>
/// <param name="Fields">Colliding fields: <c>rut</c>, <c>email</c>, <c>phone</c>.</param>
/// <param name="IsActive">False when deactivated: reactivation is offered. True where the caller may not see them.</param>
/// <param name="Blocks">Whether it stands in the way: same branch, and the field is not confirmed as shared.</param>
public sealed record Duplicate(
    Guid? Id,
    string? Name,
    Guid BranchId,
    string Branch,
    IReadOnlyList<string> Fields,
    bool IsActive,
    bool Blocks
)
{
    /// <summary>Field name of the RUT.</summary>
    public const string RutField = "rut";

    /// <summary>Field name of the e-mail address.</summary>
    public const string EmailField = "email";

    /// <summary>Field name of the phone.</summary>
    public const string PhoneField = "phone";

    /// <summary>One line for the user.</summary>
    public string Describe() =>
        Name is null ? DomainText.Get("duplicate_elsewhere", Branch)
        : IsActive ? DomainText.Get("duplicate_active", Name, Branch)
        : DomainText.Get("duplicate_inactive", Name, Branch);
}
