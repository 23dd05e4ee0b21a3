using Optica.Data.Saving;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

/// <summary>Notes outside the database where the chains end, as far as they have grown.</summary>
public sealed class AuditAnchoring(AuditChain chain, AuditAnchors anchors, AuditSealer sealer)
{
    private readonly Dictionary<Guid, long> noted = [];

    /// <summary>Notes the chains that have grown since the last time.</summary>
    /// <returns>What was noted.</returns>
    public async Task<IReadOnlyList<AuditAnchor>> NoteAsync(CancellationToken cancellation)
    {
        var grown = (await chain.TailsAsync(cancellation))
            .Where(tail => tail.Number > noted.GetValueOrDefault(tail.Chain))
            .Select(tail => new AuditAnchor(sealer.Now, tail.Chain, tail.Number, tail.Hash))
            .ToList();
        await anchors.AppendAsync(grown, cancellation);
        foreach (var anchor in grown)
        {
            noted[anchor.Chain] = anchor.Number;
        }

        return grown;
    }
}
