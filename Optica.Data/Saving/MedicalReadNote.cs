using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Saving;

/// <summary>The line of the audit trail that says that somebody read a medical record (SECURITY 44).</summary>
internal static class MedicalReadNote
{
    public static void NoteMedicalRead<T>(this OpticaDbContext db, T record, AuditSealer sealer)
        where T : IAudited, IBranchOwned => db.Note(sealer, (record.AuditKind, record.AuditId), record.OrganisationId, record.BranchId);

    /// <summary>Somebody read what a line of the trail itself says of a medical record.</summary>
    public static void NoteMedicalRead(this OpticaDbContext db, AuditEntry line, AuditSealer sealer) =>
        db.Note(sealer, (line.RecordKind, line.RecordId), line.OrganisationId, line.BranchId);

    private static void Note(
        this OpticaDbContext db,
        AuditSealer sealer,
        (string Kind, Guid Id) record,
        Guid? organisationId,
        Guid? branchId
    ) =>
        db.AuditEntries.Add(
            sealer.Seal(
                new AuditEntry
                {
                    Id = sealer.NewId(),
                    At = sealer.Now,
                    UserId = db.Scope.UserId,
                    UserName = db.Scope.UserName,
                    OrganisationId = organisationId,
                    BranchId = branchId,
                    Action = AuditActions.MedicalRead,
                    RecordKind = record.Kind,
                    RecordId = record.Id,
                    KeyId = sealer.KeyId,
                }
            )
        );
}
