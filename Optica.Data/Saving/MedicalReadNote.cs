using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Saving;

/// <summary>The line of the audit trail that says that somebody read a medical record (SECURITY 44).</summary>
internal static class MedicalReadNote
{
    public static void NoteMedicalRead<T>(this OpticaDbContext db, T record, AuditSealer sealer)
        where T : IAudited, IBranchOwned =>
        db.AuditEntries.Add(
            sealer.Seal(
                new AuditEntry
                {
                    Id = sealer.NewId(),
                    At = sealer.Now,
                    UserId = db.Scope.UserId,
                    UserName = db.Scope.UserName,
                    OrganisationId = record.OrganisationId,
                    BranchId = record.BranchId,
                    Action = AuditActions.MedicalRead,
                    RecordKind = record.AuditKind,
                    RecordId = record.AuditId,
                    KeyId = sealer.KeyId,
                }
            )
        );
}
