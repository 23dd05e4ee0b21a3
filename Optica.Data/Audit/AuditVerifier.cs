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
    private readonly AuditHash hash;

    internal AuditVerifier((SystemAccess System, RootKeys Roots) from, AuditSealer sealer, AuditChain chain, AuditAnchors anchors)
    {
        (system, this.sealer, this.chain, this.anchors) = (from.System, sealer, chain, anchors);
        hash = new AuditHash(from.Roots);
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
        var (lines, found) = (0L, new List<AuditBreach>());
        var gaps = new List<AnchorGap>(bad is { } line ? [new(AnchorLack.Unreadable, null, line)] : []);
        foreach (var id in chains.Union(known.Select(group => group.Key)))
        {
            var walk = new AuditWalk(id, (sealer, hash), [.. known[id]]);
            found.AddRange((await WalkAsync(db, walk, cancellation)) is { } breach ? [breach] : []);
            gaps.AddRange(anchors.AreKept && walk.Gap(sealer.Now) is { } gap ? [gap] : []);
            lines += walk.Lines;
        }

        found.AddRange(await InsertedAsync(db, only, cancellation) is { } inserted ? [inserted] : []);
        var first = found.OrderBy(breach => breach.Sequence ?? long.MaxValue).FirstOrDefault();
        return new(lines, known.Sum(group => group.Count()), first) { Gap = gaps.FirstOrDefault() };
    }

    /// <summary>Follows one chain link by link.</summary>
    private static async Task<AuditBreach?> WalkAsync(OpticaDbContext db, AuditWalk walk, CancellationToken cancellation)
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
                return walk.End();
            }

            foreach (var step in batch)
            {
                if (walk.Step(step.Link, step.Row) is { } breach)
                {
                    return breach;
                }
            }
        }
    }

    /// <summary>
    /// A row that is not in its own chain, though the portal binds all of its own: its MAC is wrong, or somebody put it into another chain
    /// so that it would pass for bound.
    /// </summary>
    private async Task<AuditBreach?> InsertedAsync(OpticaDbContext db, Guid? only, CancellationToken cancellation)
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
            if (rows.Find(row => row.IsElsewhere || !sealer.Verify(row.Row))?.Row is { } forged)
            {
                return new(forged.OrganisationId ?? Guid.Empty, AuditDamage.Inserted, forged.Sequence, null, forged.At);
            }

            if (rows.Count == 0)
            {
                return null;
            }

            above = rows[^1].Row.Sequence;
        }
    }
}
