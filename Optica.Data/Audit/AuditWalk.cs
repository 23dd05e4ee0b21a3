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
    private readonly DateTime? notedAt;
    private int keyId;
    private DateTime? firstAt;
    private DateTime? lastAt;
    private byte[] previous = AuditHash.Beginning;

    /// <summary>How long a line may be there before an anchor says so: they are noted every minute.</summary>
    private static readonly TimeSpan Unnoted = TimeSpan.FromMinutes(5);

    public AuditWalk(Guid chain, (AuditSealer Sealer, AuditHash Hash) keys, IReadOnlyCollection<AuditAnchor> anchors)
    {
        notedAt = anchors.Count == 0 ? null : anchors.Max(one => one.At);
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

        (Number, previous, keyId) = (link.Number, link.Hash, row!.KeyId);
        (firstAt, lastAt) = (firstAt ?? row.At, row.At);
        return null;
    }

    /// <summary>Whether anchors are missing that must be there by now: an emptied or shortened file must not pass for a good one.</summary>
    /// <param name="now">Now, UTC.</param>
    public AnchorGap? Gap(DateTime now) =>
        notedAt is { } noted
            ? lastAt - noted > Unnoted
                ? new(AnchorLack.Behind, Chain)
                : null
            : now - firstAt > Unnoted
                ? new(AnchorLack.Missing, Chain)
                : null;

    /// <summary>Checks that the chain goes as far as the anchors know.</summary>
    public AuditBreach? End() => furthest > Number ? new(Chain, AuditDamage.Cut, null, Number + 1, null) : null;

    private AuditDamage? Damage(AuditLink link, AuditEntry? row) =>
        row is null ? AuditDamage.Deleted
        : !sealer.Verify(row) ? AuditDamage.Edited
        // the portal seals by the newest key: whoever has an older one, which may have leaked, is not the portal
        : row.KeyId < keyId ? AuditDamage.Inserted
        : (row.OrganisationId ?? Guid.Empty) != Chain || !Same(hash.Link(previous, Chain, link.Number, row).Hash, link.Hash)
            ? AuditDamage.Reordered
        : anchors.TryGetValue(link.Number, out var anchor) && !Same(anchor, link.Hash) ? AuditDamage.Rewritten
        : null;

    private static bool Same(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other);
}
