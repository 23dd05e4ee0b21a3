using Microsoft.EntityFrameworkCore;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

/// <summary>
/// Reads the audit trail from its beginning, some hundred rows at a time, and names the first one that is not as the portal wrote it
/// (SECURITY 44). What is not bound yet is bound before.
/// </summary>
public sealed class AuditVerifier
{
    private readonly SystemAccess system;
    private readonly AuditSealer sealer;
    private readonly AuditChain chain;
    private readonly AuditAnchors anchors;
    private readonly RootKeys roots;

    internal AuditVerifier((SystemAccess System, RootKeys Roots) from, AuditSealer sealer, AuditChain chain, AuditAnchors anchors)
    {
        (system, roots) = from;
        (this.sealer, this.chain, this.anchors) = (sealer, chain, anchors);
    }

    /// <summary>Checks the trail.</summary>
    /// <param name="only">One chain; null for all of them.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="IOException">The anchor file cannot be read.</exception>
    public async Task<AuditVerdict> RunAsync(Guid? only, CancellationToken cancellation)
    {
        var (noted, bad) = await anchors.ReadAsync(cancellation);
        var known = noted.Where(one => only is null || one.Chain == only).ToLookup(one => one.Chain);
        await chain.SealAllAsync(cancellation);
        await using var db = system.Open();
        var real = only is { } one ? [one] : await AuditChain.ChainsAsync(db, cancellation);
        // a chain that is nobody's would hide the rows it binds: it is walked like the others, and breaks at its first row
        var named = await db
            .AuditLinks.Where(link => only == null || link.Chain == only)
            .Select(link => link.Chain)
            .Distinct()
            .ToListAsync(cancellation);
        var chains = real.Union(named);
        var (lines, found) = (0L, new Findings(await AcceptedDamage.ReadAsync(db, sealer, cancellation)));
        var gaps = new List<AnchorGap>(bad is { } line ? [new(AnchorLack.Unreadable, null, line)] : []);
        foreach (var id in chains.Union(known.Select(group => group.Key)))
        {
            var walk = new AuditWalk(id, (sealer, roots), [.. known[id]]);
            await WalkAsync(db, walk, found, cancellation);
            gaps.AddRange(anchors.AreKept && walk.Gap(sealer.Now) is { } gap ? [gap] : []);
            lines += walk.Lines;
        }

        await FindInsertedAsync(db, only, found, cancellation);
        return new(lines, known.Sum(group => group.Count()), found.First) { Gap = gaps.FirstOrDefault(), Accepted = found.Accepted };
    }

    /// <summary>Follows one chain link by link.</summary>
    private async Task WalkAsync(OpticaDbContext db, AuditWalk walk, Findings found, CancellationToken cancellation)
    {
        var id = walk.Chain;
        while (true)
        {
            var after = walk.Number;
            var links =
                from link in db
                    .AuditLinks.AsNoTracking()
                    .Where(row => row.Chain == id && row.Number > after)
                    .OrderBy(row => row.Number)
                    .Take(AuditChain.Batch)
                join row in db.AuditEntries.AsNoTracking() on link.Sequence equals row.Sequence into rows
                from row in rows.DefaultIfEmpty()
                orderby link.Number
                select new { Link = link, Row = row };
            var batch = await links.ToListAsync(cancellation);
            if (batch.Count == 0)
            {
                found.IsNew(walk.End(), roots.Newest);
                return;
            }

            foreach (var step in batch)
            {
                foreach (var breach in walk.Step(step.Link, step.Row))
                {
                    if (found.IsNew(breach, walk.KeyId))
                    {
                        return;
                    }
                }
            }
        }
    }

    /// <summary>
    /// A row that is not in its own chain, though the portal binds all of its own: its MAC is wrong, or somebody put it into another chain
    /// so that it would pass for bound.
    /// </summary>
    private async Task FindInsertedAsync(OpticaDbContext db, Guid? only, Findings found, CancellationToken cancellation)
    {
        var (above, organisation) = (long.MinValue, only == Guid.Empty ? null : only);
        while (true)
        {
            var rows = await db
                .AuditEntries.AsNoTracking()
                .Where(row => row.Sequence > above)
                .Where(row => !db.AuditLinks.Any(link => link.Sequence == row.Sequence && link.Chain == (row.OrganisationId ?? Guid.Empty)))
                .Where(row => only == null || row.OrganisationId == organisation)
                .OrderBy(row => row.Sequence)
                .Take(AuditChain.Batch)
                .Select(row => new { Row = row, IsElsewhere = db.AuditLinks.Any(link => link.Sequence == row.Sequence) })
                .ToListAsync(cancellation);
            foreach (var forged in rows.Where(row => row.IsElsewhere || !sealer.Verify(row.Row)).Select(row => row.Row))
            {
                var breach = new AuditBreach(forged.OrganisationId ?? Guid.Empty, AuditDamage.Inserted, forged.Sequence, null, forged.At);
                if (found.IsNew(breach with { Found = AcceptedDamage.Print(forged) }, 0))
                {
                    return;
                }
            }

            if (rows.Count == 0)
            {
                return;
            }

            above = rows[^1].Row.Sequence;
        }
    }

    /// <summary>What was found, without what was accepted.</summary>
    private sealed class Findings(AcceptedDamage accepted)
    {
        private readonly List<AuditBreach> breaches = [];

        public int Accepted { get; private set; }

        public AuditBreach? First => breaches.OrderBy(breach => breach.Sequence ?? long.MaxValue).FirstOrDefault();

        /// <summary>Adds it; says whether it is damage that nobody accepted.</summary>
        public bool IsNew(AuditBreach? breach, int keyId)
        {
            if (breach is null)
            {
                return false;
            }

            var isAccepted = accepted.Holds(breach, keyId);
            Accepted += isAccepted ? 1 : 0;
            breaches.AddRange(isAccepted ? [] : [breach]);
            return !isAccepted;
        }
    }
}
