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

    /// <summary>The branch it left, after a transfer.</summary>
    public Guid? PreviousBranchId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }
}

/// <summary>An operation that has been carried out: one click or one idempotency key has one effect.</summary>
/// <param name="UserId">Who.</param>
/// <param name="OperationId">Id made by the form or sent by the API client.</param>
/// <param name="RecordId">The record it made.</param>
/// <param name="RequestHash">SHA-256 of the request, so that a key reused for something else is noticed; null for forms.</param>
/// <param name="At">When, UTC.</param>
public sealed record ProcessedOperation(Guid UserId, Guid OperationId, Guid RecordId, byte[]? RequestHash, DateTime At);
