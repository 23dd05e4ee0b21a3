using System.Text.Json;
using Optica.Domain.Audit;

namespace Optica.Data.Saving;

/// <summary>Lines of the audit trail about what an operator did by a command: nobody is signed in then.</summary>
internal static class SystemNote
{
    /// <summary>Kind of record of what concerns the whole installation.</summary>
    public const string Installation = "installation";

    /// <summary>A sealed line.</summary>
    /// <param name="sealer">Seals it.</param>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    /// <param name="organisationId">Whose line it is; null for the whole installation.</param>
    /// <param name="changes">What changed.</param>
    public static AuditEntry BySystem(this AuditSealer sealer, string action, Guid? organisationId, params FieldChange[] changes) =>
        sealer.By((null, null), action, organisationId, changes);

    /// <summary>A sealed line about what somebody had a job do.</summary>
    /// <param name="sealer">Seals it.</param>
    /// <param name="who">Who asked for it.</param>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    /// <param name="organisationId">Whose line it is; null for the whole installation.</param>
    /// <param name="changes">What changed.</param>
    public static AuditEntry By(
        this AuditSealer sealer,
        (Guid? Id, string? Name) who,
        string action,
        Guid? organisationId,
        params FieldChange[] changes
    ) =>
        sealer.Seal(
            new AuditEntry
            {
                Id = sealer.NewId(),
                At = sealer.Now,
                UserId = who.Id,
                UserName = who.Name ?? "",
                OrganisationId = organisationId,
                Action = action,
                RecordKind = organisationId is null ? Installation : "organisation",
                RecordId = organisationId ?? Guid.Empty,
                Changes = JsonSerializer.Serialize(changes),
                KeyId = sealer.KeyId,
            }
        );
}
