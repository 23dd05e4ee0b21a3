using Optica.Domain.Common;

namespace Optica.Domain.Audit;

/// <summary>The file outside the database that the audit trail is compared with cannot be read.</summary>
public sealed record AuditAnchorsUnreadable() : Error("audit_anchors_unreadable", ErrorKind.Conflict);
