using Optica.Data.Saving;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>What the audit trail tells of sessions that somebody ended.</summary>
internal static class SessionLines
{
    /// <summary>One was ended.</summary>
    /// <param name="sealer">Seals the line.</param>
    /// <param name="by">By whom.</param>
    /// <param name="userId">Whose it was.</param>
    public static AuditEntry Ended(AuditSealer sealer, AccessScope by, Guid userId) =>
        sealer.Seal(
            new AuditEntry
            {
                Id = sealer.NewId(),
                At = sealer.Now,
                UserId = by.UserId,
                UserName = by.UserName,
                OrganisationId = by.OrganisationId,
                Action = AuditActions.SessionEnded,
                RecordKind = "user",
                RecordId = userId,
                KeyId = sealer.KeyId,
            }
        );
}
