using System.Security.Cryptography;
using Optica.Data.Saving;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

/// <summary>The way along one chain: what each link must be by the one before, its row, and the anchors outside the database.</summary>
internal sealed class AuditWalk
{
    private readonly AuditSealer sealer;
    private readonly AuditHash hash;
    private readonly Dictionary<long, byte[]> anchors;
    private readonly long furthest;
    private byte[] previous = AuditHash.Beginning;

    public AuditWalk(Guid chain, (AuditSealer Sealer, AuditHash Hash) keys, IEnumerable<AuditAnchor> anchors)
    {
        (Chain, (sealer, hash)) = (chain, keys);
        // a number that was noted twice has to be as it was noted first
        this.anchors = anchors.DistinctBy(one => one.Number).ToDictionary(one => one.Number, one => one.Hash);
        furthest = this.anchors.Keys.DefaultIfEmpty().Max();
    }

    /// <summary>The chain.</summary>
    public Guid Chain { get; }

    /// <summary>Number of the last link that was right.</summary>
    public long Number { get; private set; }

    /// <summary>Rows seen so far.</summary>
    public long Lines { get; private set; }

    /// <summary>Checks the next link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="row">The row it binds; null when it is gone.</param>
    /// <returns>What is wrong, or null.</returns>
    public AuditBreach? Step(AuditLink link, AuditEntry? row)
    {
        Lines++;
        if (link.Number != Number + 1)
        {
            return new(Chain, AuditDamage.Deleted, null, Number + 1, null);
        }

        if (Damage(link, row) is { } damage)
        {
            return new(Chain, damage, link.Sequence, link.Number, row?.At);
        }

        (Number, previous) = (link.Number, link.Hash);
        return null;
    }

    /// <summary>Checks that the chain goes as far as the anchors know.</summary>
    public AuditBreach? End() => furthest > Number ? new(Chain, AuditDamage.Cut, null, Number + 1, null) : null;

    private AuditDamage? Damage(AuditLink link, AuditEntry? row) =>
        row is null ? AuditDamage.Deleted
        : !sealer.Verify(row) ? AuditDamage.Edited
        : (row.OrganisationId ?? Guid.Empty) != Chain || !Same(hash.Link(previous, Chain, link.Number, row).Hash, link.Hash)
            ? AuditDamage.Reordered
        : anchors.TryGetValue(link.Number, out var anchor) && !Same(anchor, link.Hash) ? AuditDamage.Rewritten
        : null;

    private static bool Same(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other);
}
