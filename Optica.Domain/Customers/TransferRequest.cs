using Optica.Domain.Common;

namespace Optica.Domain.Customers;

/// <summary>How a transfer request stands.</summary>
public enum TransferStatus
{
    /// <summary>Waits for the branch that has the customer.</summary>
    Waiting = 1,

    /// <summary>The customer moved.</summary>
    Accepted = 2,

    /// <summary>Refused.</summary>
    Refused = 3,
}

/// <summary>A branch asks for a customer of another branch; the branch that is asked accepts or refuses (DOMAIN §1).</summary>
public sealed class TransferRequest : IOrganisationOwned, IVersioned, IAudited
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 400;

    private TransferRequest() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The customer.</summary>
    public Guid CustomerId { get; private set; }

    /// <summary>The branch that has the customer.</summary>
    public Guid FromBranchId { get; private set; }

    /// <summary>The branch that shall have the customer.</summary>
    public Guid ToBranchId { get; private set; }

    /// <summary>The branch that decides: the other than the asking one.</summary>
    public Guid DecidingBranchId { get; private set; }

    /// <summary>Why, ≤ 400.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who asked.</summary>
    public Guid RequestedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime RequestedAt { get; private set; }

    /// <summary>How it stands.</summary>
    public TransferStatus Status { get; private set; } = TransferStatus.Waiting;

    /// <summary>Who decided.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <inheritdoc />
    public long Version { get; private set; }

    Guid IAudited.AuditId => CustomerId;

    string IAudited.AuditKind => "transfer_request";

    /// <summary>Asks for a customer.</summary>
    /// <param name="customer">Organisation, customer and the branch that has them.</param>
    /// <param name="branches">Where the customer shall go, and which branch decides.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who asks, and when (UTC).</param>
    public static TransferRequest Create(
        (Guid OrganisationId, Guid CustomerId, Guid BranchId) customer,
        (Guid To, Guid Deciding) branches,
        string reason,
        (Guid UserId, DateTime At) by
    ) =>
        new()
        {
            Id = Ids.New(by.At),
            OrganisationId = customer.OrganisationId,
            CustomerId = customer.CustomerId,
            FromBranchId = customer.BranchId,
            ToBranchId = branches.To,
            DecidingBranchId = branches.Deciding,
            Reason = reason,
            RequestedBy = by.UserId,
            RequestedAt = by.At,
        };

    /// <summary>Decides. Refused when already decided.</summary>
    public Result<Done> Decide(bool accept, Guid userId, DateTime at)
    {
        if (Status != TransferStatus.Waiting)
        {
            return new TransferAlreadyDecided();
        }

        Status = accept ? TransferStatus.Accepted : TransferStatus.Refused;
        DecidedBy = userId;
        DecidedAt = at;
        return default(Done);
    }
}

/// <summary>A waiting request as the deciding branch sees it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">Name, where the caller may see the customer; else null.</param>
/// <param name="FromBranch">Name of the branch that has the customer.</param>
/// <param name="ToBranch">Name of the branch that shall have the customer.</param>
/// <param name="Reason">Why.</param>
/// <param name="RequestedBy">Name of who asked.</param>
/// <param name="RequestedAt">When, UTC.</param>
/// <param name="MayDecide">Whether the caller decides.</param>
public sealed record TransferRequestRow(
    Guid Id,
    Guid CustomerId,
    string? CustomerName,
    string FromBranch,
    string ToBranch,
    string Reason,
    string RequestedBy,
    DateTime RequestedAt,
    bool MayDecide
);
