using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Optica.Data.Saving;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Tenancy;

/// <summary>Writes refused writes to the audit trail, on a context of its own: the refused one must not be saved.</summary>
internal static class DenialLog
{
    /// <summary>
    /// A save that missed its row or its parent: mostly somebody was faster. A row that stands out of the caller's reach, under
    /// whichever owners the save claimed, is told of.
    /// </summary>
    public static async Task<TenancyViolationException?> InspectAsync(OpticaDbContext refused, DbUpdateException failure)
    {
        var suspects =
            failure is DbUpdateConcurrencyException
                ? refused.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Modified or EntityState.Deleted).ToList()
                : failure.Entries.Where(_ => failure.LacksParent());
        foreach (var entry in suspects)
        {
            if (failure.LacksParent() || await IsOutOfReachAsync(refused, entry))
            {
                return WriteGuard.Violation(entry);
            }
        }

        return null;
    }

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

    private static async Task<bool> IsOutOfReachAsync(OpticaDbContext refused, EntityEntry entry)
    {
        await using var db = refused.GetService<SystemAccess>().Open();
        var key = entry.Metadata.FindPrimaryKey()!.Properties.Select(property => entry.Property(property.Name).OriginalValue).ToArray();
        return await db.FindAsync(entry.Metadata.ClrType, key) switch
        {
            ITwoBranchOwned row => row.OrganisationId != refused.Scope.OrganisationId
                || !(refused.MayWriteBranch(row.BranchId) || refused.MayWriteBranch(row.CustomerBranchId)),
            IBranchOwned row => row.OrganisationId != refused.Scope.OrganisationId || !refused.MayWriteBranch(row.BranchId),
            IOrganisationOwned row => row.OrganisationId != refused.Scope.OrganisationId,
            _ => false,
        };
    }
}
