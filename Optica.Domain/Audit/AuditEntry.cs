namespace Optica.Domain.Audit;

/// <summary>
/// One line of the audit trail, written in the transaction of the change it tells of; never changed, never deleted.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>Running number, given by the database.</summary>
    public long Sequence { get; init; }

    /// <summary>Identity, made by the application and bound into <see cref="Mac"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who; null for the system.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Name of who, as it was then.</summary>
    public string UserName { get; init; } = "";

    /// <summary>The organisation; null for platform admins' own doings.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>The branch, where there is one.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>What was done: one of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>Kind of the record.</summary>
    public required string RecordKind { get; init; }

    /// <summary>The record.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>Stated reason, where one was asked for.</summary>
    public string? Reason { get; init; }

    /// <summary>Field changes as JSON: <c>[{"f":field,"o":old,"n":new}]</c>; never medical.</summary>
    public string? Changes { get; init; }

    /// <summary>Medical field changes, the same JSON, encrypted and bound to this row's id.</summary>
    public byte[]? MedicalChanges { get; init; }

    /// <summary>Number of the key behind <see cref="Mac"/>.</summary>
    public required int KeyId { get; init; }

    /// <summary>HMAC-SHA-256 over every other column but the number.</summary>
    public byte[] Mac { get; set; } = [];
}
