using Optica.Domain.Common;

namespace Optica.Domain.Saving;

/// <summary>Something happened to a record: ids only, never data. Written in the change's own transaction, kept for 7 days.</summary>
public sealed class Change : IOrganisationOwned
{
    /// <summary>Running number, given by the database.</summary>
    public long Sequence { get; init; }

    /// <summary>Kind of the record, as <see cref="IAudited.AuditKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The record.</summary>
    public required Guid RecordId { get; init; }

    /// <inheritdoc />
    public required Guid OrganisationId { get; init; }

    /// <summary>The record's branch, where it has one.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>
    /// The other branch that may see it: the one it left, after a transfer, or the customer's where it happened elsewhere; null for none.
    /// </summary>
    public Guid? OtherBranchId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Given by SQL Server when the row is written (<c>rowversion</c>); 0 on SQLite, where one writer follows the other.</summary>
    public ulong Stamp { get; init; }

    /// <summary>
    /// Where the row stands in the order in which rows become visible: for each position there is a time after which nothing appears
    /// below it. The running number is no such order on SQL Server, where a later number may be committed first.
    /// </summary>
    public ulong Position => Stamp > 0 ? Stamp : (ulong)Sequence;

    /// <summary>Whether people of a scope may hear of it.</summary>
    /// <param name="scope">What they reach.</param>
    public bool IsFor(AccessScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.IsPlatform)
        {
            return Kind == ChangeKinds.Organisation;
        }

        return scope.OrganisationId == OrganisationId
            && (
                BranchId is not { } branch
                || scope.AllBranches
                || scope.Reaches(branch)
                || (OtherBranchId is { } other && scope.Reaches(other))
            );
    }
}

/// <summary>An operation that has been carried out: one click or one idempotency key has one effect.</summary>
/// <param name="UserId">Who.</param>
/// <param name="OperationId">Id made by the form or sent by the API client.</param>
/// <param name="RecordId">The record it made.</param>
/// <param name="RequestHash">SHA-256 of the request, so that a key reused for something else is noticed; null for forms.</param>
/// <param name="At">When, UTC.</param>
public sealed record ProcessedOperation(Guid UserId, Guid OperationId, Guid RecordId, byte[]? RequestHash, DateTime At);
