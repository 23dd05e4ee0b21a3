using System.Security.Cryptography;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

/// <summary>The way along one chain: what each link must be by the one before, its row, and the anchors outside the database.</summary>
internal sealed class AuditWalk
{
    private readonly AuditSealer sealer;
    private readonly RootKeys roots;
    private readonly AuditHash hash;
    private readonly Dictionary<long, byte[]> anchors;
    private readonly long furthest;
    private readonly DateTime? notedAt;
    private DateTime? firstAt;
    private DateTime? lastAt;
    private byte[] previous = AuditHash.Beginning;

    /// <summary>How long a line may be there before an anchor says so: they are noted every minute.</summary>
    private static readonly TimeSpan Unnoted = TimeSpan.FromMinutes(5);

    public AuditWalk(Guid chain, (AuditSealer Sealer, RootKeys Roots) keys, IReadOnlyCollection<AuditAnchor> anchors)
    {
        hash = new AuditHash(keys.Roots);
        notedAt = anchors.Count == 0 ? null : anchors.Max(one => one.At);
        (Chain, (sealer, roots)) = (chain, keys);
        // a number that was noted twice has to be as it was noted first
        this.anchors = anchors.DistinctBy(one => one.Number).ToDictionary(one => one.Number, one => one.Hash);
        furthest = this.anchors.Keys.DefaultIfEmpty().Max();
    }

    /// <summary>The chain.</summary>
    public Guid Chain { get; }

    /// <summary>Number of the last link that was right.</summary>
    public long Number { get; private set; }

    /// <summary>The newest root so far.</summary>
    public int KeyId { get; private set; }

    /// <summary>Rows seen so far.</summary>
    public long Lines { get; private set; }

    /// <summary>Checks the next link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="row">The row it binds; null when it is gone.</param>
    /// <returns>What is wrong: a gap in front of it, then what it is itself.</returns>
    public IReadOnlyList<AuditBreach> Step(AuditLink link, AuditEntry? row)
    {
        Lines++;
        var isBehindGap = link.Number != Number + 1;
        var damage = Damage(link, row, isBehindGap);
        // behind damage it goes on as it stands there: what was accepted is stepped over
        var gap = Number + 1;
        (Number, previous) = (link.Number, link.Hash);
        KeyId = row is not null && (damage is null || sealer.Verify(row)) ? Math.Max(KeyId, row.KeyId) : KeyId;
        (firstAt, lastAt) = (firstAt ?? row?.At, row?.At ?? lastAt);
        return damage is null && !isBehindGap
            ? []
            :
            [
                // where it ends tells a gap from a wider one at the same place
                .. isBehindGap
                    ? [new(Chain, AuditDamage.Deleted, null, gap, null) { Found = AcceptedDamage.Print(link) }]
                    : Array.Empty<AuditBreach>(),
                .. damage is { } what
                    ? [new(Chain, what, link.Sequence, link.Number, row?.At) { Found = AcceptedDamage.Print(row) }]
                    : Array.Empty<AuditBreach>(),
            ];
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

    /// <summary>
    /// Checks that the chain goes as far as the anchors know, and that it reached the newest root: each change of it left a line in every
    /// chain there was, and later chains began with it.
    /// </summary>
    public AuditBreach? End() =>
        furthest > Number || (Number > 0 && KeyId < roots.Newest) ? new(Chain, AuditDamage.Cut, null, Number + 1, null) : null;

    private AuditDamage? Damage(AuditLink link, AuditEntry? row, bool isBehindGap) =>
        row is null ? AuditDamage.Deleted
        : !sealer.Verify(row) ? AuditDamage.Edited
        // the portal seals by the newest key: whoever has an older one, which may have leaked, is not the portal
        : row.KeyId < KeyId ? AuditDamage.Inserted
        // each root begins with the line that ties it to the one before
        : KeyId > 0 && row.KeyId > KeyId && !RootHandover.IsVouched(roots, row) ? AuditDamage.Cut
        : (row.OrganisationId ?? Guid.Empty) != Chain
        || (!isBehindGap && !Same(hash.Link(previous, Chain, link.Number, row).Hash, link.Hash))
            ? AuditDamage.Reordered
        : anchors.TryGetValue(link.Number, out var anchor) && !Same(anchor, link.Hash) ? AuditDamage.Rewritten
        : null;

    private static bool Same(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other);
}
