using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>
/// Addresses are told apart in the whole installation, so that a refused invitation says that somebody somewhere has the address
/// (SECURITY 14). Nobody makes a list of them: each refusal is told in the audit trail, and after a few there is no answer for an hour.
/// </summary>
internal static class InviteTries
{
    /// <summary>Refused invitations of one person within an hour after which none is looked at.</summary>
    public const int Most = 5;

    /// <summary>How long a refusal counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Whether the caller had too many refused of late; whatever the address, so that it says nothing of it.</summary>
    public static async Task<Error?> RefuseAsync(OpticaDbContext db, DateTime now, CancellationToken cancellation)
    {
        var (organisation, me, from) = (db.Scope.OrganisationId, db.Scope.UserId, now - Window);
        var refused = await db
            .AuditEntries.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .CountAsync(
                line =>
                    line.OrganisationId == organisation && line.At > from && line.UserId == me && line.Action == AuditActions.InviteRefused,
                cancellation
            );
        return refused >= Most ? new InvitesHeld() : null;
    }

    /// <summary>Tells that one was refused for its address, never which.</summary>
    public static async Task NoteAsync(OpticaDbContext db, AuditSealer sealer, CancellationToken cancellation)
    {
        // what could not be saved is not to be tried again
        db.ChangeTracker.Clear();
        db.AuditEntries.Add(
            sealer.Seal(
                new AuditEntry
                {
                    Id = sealer.NewId(),
                    At = sealer.Now,
                    UserId = db.Scope.UserId,
                    UserName = db.Scope.UserName,
                    OrganisationId = db.Scope.OrganisationId,
                    Action = AuditActions.InviteRefused,
                    RecordKind = "user",
                    RecordId = db.Scope.UserId!.Value,
                    KeyId = sealer.KeyId,
                }
            )
        );
        await db.SaveChangesAsync(cancellation);
    }
}
