using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Audit;

/// <summary>Checks the own organisation's audit trail when somebody asks, and notes that they did.</summary>
public sealed class AuditVerificationService(
    AuditVerifier verifier,
    AuditSealer sealer,
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access
)
{
    /// <summary>Checks the whole chain; seconds for some hundred thousand lines.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What was found; <see cref="AuditAnchorsUnreadable"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<AuditVerdict>> RunAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AuditVerify, cancellation) is { } refused)
        {
            return refused;
        }

        if (access.Scope.OrganisationId is not { } own)
        {
            return new AccessDenied();
        }

        try
        {
            var verdict = await verifier.RunAsync(own, cancellation);
            await NoteAsync(own, verdict, cancellation);
            return verdict;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new AuditAnchorsUnreadable();
        }
    }

    private async Task NoteAsync(Guid own, AuditVerdict verdict, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        FieldChange[] changes =
        [
            new("Lines", null, verdict.Lines.ToString(CultureInfo.InvariantCulture)),
            new("Damage", null, verdict.First?.What.ToString() ?? verdict.Gap?.What.ToString()),
        ];
        db.AuditEntries.Add(
            sealer.Seal(
                new AuditEntry
                {
                    Id = sealer.NewId(),
                    At = sealer.Now,
                    UserId = db.Scope.UserId,
                    UserName = db.Scope.UserName,
                    OrganisationId = own,
                    Action = AuditActions.Verified,
                    RecordKind = "organisation",
                    RecordId = own,
                    Changes = JsonSerializer.Serialize(changes.Where(change => change.New is not null)),
                    KeyId = sealer.KeyId,
                }
            )
        );
        await db.SaveChangesAsync(cancellation);
    }
}
