using Microsoft.EntityFrameworkCore.Infrastructure;
using Optica.Data.Saving;
using Optica.Domain.Audit;

namespace Optica.Data.Tenancy;

/// <summary>Writes refused writes to the audit trail, on a context of its own: the refused one must not be saved.</summary>
internal static class DenialLog
{
    public static async Task WriteAsync(OpticaDbContext refused, TenancyViolationException violation)
    {
        var system = refused.GetService<SystemAccess>();
        var sealer = refused.GetService<AuditSealer>();
        await using var db = system.Open();
        db.AuditEntries.Add(
            sealer.Seal(
                new AuditEntry
                {
                    Id = sealer.NewId(),
                    At = sealer.Now,
                    UserId = refused.Scope.UserId,
                    UserName = refused.Scope.UserName,
                    OrganisationId = refused.Scope.OrganisationId,
                    BranchId = refused.Scope.SelectedBranchId,
                    Action = AuditActions.Denied,
                    RecordKind = violation.RecordKind,
                    RecordId = violation.RecordId,
                    KeyId = sealer.KeyId,
                }
            )
        );
        await db.SaveChangesAsync();
    }
}
