using System.Text.Json;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Audit;

/// <summary>
/// The line of the audit trail that says whose data somebody opened: a profile, or one record of a person (SECURITY 47). It stands in the
/// chain of the person's organisation, also when a platform admin opened it, and is written before anything is shown.
/// </summary>
internal static class OpeningNote
{
    /// <summary>How long the same person's same kind of record is not told again for one user.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Somebody opened the profile of a customer.</summary>
    /// <param name="db">The reader's context.</param>
    /// <param name="customer">Whose.</param>
    /// <param name="owner">Where they are registered.</param>
    /// <param name="cancellation">Whoever opened it does not wait any more: nothing was shown.</param>
    public static Task NoteOpeningAsync(
        this OpticaDbContext db,
        Guid customer,
        (Guid Organisation, Guid Branch) owner,
        CancellationToken cancellation
    ) => db.NoteAsync(("customer", customer), owner, cancellation);

    /// <summary>Somebody opened a record of a customer; those of guests are of nobody who is registered.</summary>
    /// <param name="db">The reader's context.</param>
    /// <param name="record">The record.</param>
    /// <param name="customer">Whose it is.</param>
    /// <param name="cancellation">Whoever opened it does not wait any more: nothing was shown.</param>
    public static Task NoteOpeningAsync<T>(this OpticaDbContext db, T record, Guid? customer, CancellationToken cancellation)
        where T : IAudited, IBranchOwned =>
        customer is { } id
            ? db.NoteAsync((record.AuditKind, id), (record.OrganisationId, record.BranchId), cancellation)
            : Task.CompletedTask;

    private static async Task NoteAsync(
        this OpticaDbContext db,
        (string Kind, Guid Customer) seen,
        (Guid Organisation, Guid Branch) owner,
        CancellationToken cancellation
    )
    {
        var (kind, customer) = seen;
        // the line says that it was opened, the sighting in which session
        await db.NoteSeenAsync(SightingSurface.Record, [customer], cancellation);
        var recent = db.GetService<RecentLines>();
        var line = (db.Scope.UserId, customer, kind);
        if (db.Scope.UserId is not { } user || recent.Stands(line))
        {
            return;
        }

        var sealer = db.GetService<AuditSealer>();
        await using var system = db.GetService<SystemAccess>().Open();
        system.AuditEntries.Add(
            sealer.Seal(
                new AuditEntry
                {
                    Id = sealer.NewId(),
                    At = sealer.Now,
                    UserId = user,
                    UserName = db.Scope.UserName,
                    OrganisationId = owner.Organisation,
                    BranchId = owner.Branch,
                    Action = AuditActions.Opened,
                    RecordKind = "customer",
                    RecordId = customer,
                    Changes = JsonSerializer.Serialize(new[] { new FieldChange("Seen", null, kind) }),
                    KeyId = sealer.KeyId,
                }
            )
        );
        await system.SaveChangesAsync(cancellation);
        recent.Written(line, Window);
    }
}
