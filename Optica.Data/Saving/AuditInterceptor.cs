using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Data.Encryption;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Saving;

/// <summary>Writes the audit rows of a save into the same save: no audit, no change. One row per record, parts included.</summary>
internal sealed class AuditInterceptor(AuditSealer sealer, IServiceProvider services) : SaveChangesInterceptor
{
    // resolved late: the ring reads its keys through the very contexts this interceptor belongs to
    private DataKeyRing Ring => services.GetRequiredService<DataKeyRing>();

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is OpticaDbContext { IsSystem: false } db)
        {
            var records = db
                .ChangeTracker.Entries()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Where(entry => entry.Entity is IAudited or CustomerTag)
                .GroupBy(RecordOf)
                .ToList();
            foreach (var record in records.Where(record => IsTold(db, [.. record])))
            {
                db.AuditEntries.Add(await WriteAsync(db, record.Key, [.. record], cancellationToken));
            }
        }

        return result;
    }

    /// <summary>
    /// Signing in and the like touch an account, but are no changes of it; and what is touched only so that open screens look again (a
    /// grant was given, which has its own line) would be a line that says nothing.
    /// </summary>
    private static bool IsTold(OpticaDbContext db, List<EntityEntry> entries) =>
        entries.Exists(entry => entry.Entity is not OpticaUser || (db.Intent is not null && IsOfAccess(entry)))
        || AuditDiff.Of(entries).Count > 0;

    private static bool IsOfAccess(EntityEntry entry)
    {
        var version = entry.Property(nameof(OpticaUser.ScopeVersion));
        return !Equals(version.OriginalValue, version.CurrentValue);
    }

    private static (string Kind, Guid Id) RecordOf(EntityEntry entry) =>
        entry.Entity switch
        {
            IAudited audited => (audited.AuditKind, audited.AuditId),
            CustomerTag tag => ("customer", tag.CustomerId),
            _ => throw new InvalidOperationException(entry.Metadata.Name),
        };

    private async Task<AuditEntry> WriteAsync(
        OpticaDbContext db,
        (string Kind, Guid Id) record,
        List<EntityEntry> entries,
        CancellationToken cancellation
    )
    {
        var owner = entries.Select(entry => entry.Entity).OfType<IOrganisationOwned>().FirstOrDefault();
        var user = entries.Select(entry => entry.Entity).OfType<OpticaUser>().FirstOrDefault();
        var organisationId = owner?.OrganisationId ?? user?.OrganisationId ?? db.Scope.OrganisationId;
        var id = sealer.NewId();
        var changes = AuditDiff.Of(entries);
        var medical = entries.Select(entry => entry.Entity).OfType<IMedicalPayload>().SelectMany(row => row.PendingChanges).ToList();
        return sealer.Seal(
            new AuditEntry
            {
                Id = id,
                At = sealer.Now,
                UserId = db.Scope.UserId,
                UserName = db.Scope.UserName,
                OrganisationId = organisationId,
                BranchId = entries.Select(entry => entry.Entity).OfType<IBranchOwned>().FirstOrDefault()?.BranchId,
                Action = db.Intent?.Action ?? ActionOf(entries),
                RecordKind = record.Kind,
                RecordId = record.Id,
                Reason = db.Intent?.Reason,
                Changes = changes.Count == 0 ? null : JsonSerializer.Serialize(changes),
                MedicalChanges =
                    medical.Count == 0
                        ? null
                        : await Ring.EncryptAsync(
                            organisationId!.Value,
                            JsonSerializer.SerializeToUtf8Bytes(medical),
                            $"audit/{id:N}",
                            cancellation
                        ),
                KeyId = sealer.KeyId,
            }
        );
    }

    private static string ActionOf(List<EntityEntry> entries)
    {
        var main = entries.Find(entry => entry.Entity is IVersioned or OpticaUser) ?? entries[0];
        return main.State switch
        {
            EntityState.Added => AuditActions.Create,
            EntityState.Deleted => AuditActions.Delete,
            _ => AuditActions.Update,
        };
    }
}
