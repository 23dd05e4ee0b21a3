using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

/// <summary>
/// Takes note of the first damage of the trail, so that a shop can go on and whatever comes after it is checked again. Nothing is
/// mended or hidden: the accepting line stays, and every check counts it.
/// </summary>
public sealed class AuditAcceptance(SystemAccess system, AuditVerifier verifier, AuditSealer sealer, AuditChain chain)
{
    /// <summary>Accepts it when it is the one that whoever accepts has seen.</summary>
    /// <param name="place">Number of the first bad line, or of its place in the chain where the line is gone.</param>
    /// <param name="who">Who accepts it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What was accepted; null when the first damage is another one, or there is none.</returns>
    public async Task<AuditBreach?> RunAsync(long place, string who, string reason, CancellationToken cancellation)
    {
        var found = (await verifier.RunAsync(null, cancellation)).First;
        if (found is null || (found.Sequence ?? found.Number) != place)
        {
            return null;
        }

        await using var db = system.Open();
        // a chain that is nobody's is told of in the platform's
        Guid? own = await db.Organisations.AnyAsync(row => row.Id == found.Chain, cancellation) ? found.Chain : null;
        db.AuditEntries.Add(
            sealer.Seal(
                new AuditEntry
                {
                    Id = sealer.NewId(),
                    At = sealer.Now,
                    UserName = who,
                    OrganisationId = own,
                    Action = AuditActions.DamageAccepted,
                    RecordKind = own is null ? SystemNote.Installation : "organisation",
                    RecordId = own ?? Guid.Empty,
                    Reason = reason,
                    Changes = JsonSerializer.Serialize(AcceptedDamage.Tell(found).Where(change => change.New is not null)),
                    KeyId = sealer.KeyId,
                }
            )
        );
        await db.SaveChangesAsync(cancellation);
        await chain.SealAllAsync(cancellation);
        return found;
    }
}
