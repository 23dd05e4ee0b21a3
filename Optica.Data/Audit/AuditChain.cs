using Microsoft.EntityFrameworkCore;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

/// <summary>
/// Binds rows of the audit trail into one chain per organisation, a moment after they are committed: whoever writes waits for nobody. A
/// row whose own MAC is wrong was not written by the portal and is left out. Decision 0024.
/// </summary>
public sealed class AuditChain
{
    /// <summary>Rows a step.</summary>
    internal const int Batch = 500;

    private const int MostLost = 20;

    /// <summary>How long a row of SQL Server may come after rows with higher numbers; SQLite has one writer after the other.</summary>
    private static readonly TimeSpan LateCommit = TimeSpan.FromMinutes(1);

    private readonly SystemAccess system;
    private readonly AuditSealer sealer;
    private readonly AuditHash hash;
    private readonly TimeSpan lateness;
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Everything up to here is bound; rows that come late stand above it.</summary>
    private long settled;
    private (long Sequence, DateTime At) reached;

    internal AuditChain(SystemAccess system, AuditSealer sealer, RootKeys roots, OpticaDataOptions options)
    {
        (this.system, this.sealer, hash) = (system, sealer, new AuditHash(roots));
        lateness = options.Provider == DatabaseProvider.SqlServer ? LateCommit : TimeSpan.Zero;
        reached = (0, sealer.Now);
    }

    /// <summary>Binds what is new.</summary>
    /// <param name="cancellation">Cancels between two steps.</param>
    /// <returns>How many rows.</returns>
    public Task<int> SealAsync(CancellationToken cancellation) => SealAsync(settled, cancellation);

    /// <summary>Binds whatever is not bound, however old.</summary>
    /// <param name="cancellation">Cancels between two steps.</param>
    /// <returns>How many rows.</returns>
    public Task<int> SealAllAsync(CancellationToken cancellation) => SealAsync(0, cancellation);

    /// <summary>The last link of every chain, for the anchor.</summary>
    internal async Task<IReadOnlyList<AuditLink>> TailsAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var chains = await ChainsAsync(db, cancellation);
        var tails = new List<AuditLink>(chains.Count);
        foreach (var chain in chains)
        {
            if (await TailAsync(db, chain, cancellation) is { } tail)
            {
                tails.Add(tail);
            }
        }

        return tails;
    }

    /// <summary>Every chain there can be: the organisations and the platform.</summary>
    internal static async Task<List<Guid>> ChainsAsync(OpticaDbContext db, CancellationToken cancellation) =>
        [Guid.Empty, .. await db.Organisations.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellation)];

    private static Task<AuditLink?> TailAsync(OpticaDbContext db, Guid chain, CancellationToken cancellation) =>
        db
            .AuditLinks.AsNoTracking()
            .Where(row => row.Chain == chain)
            .OrderByDescending(row => row.Number)
            .FirstOrDefaultAsync(cancellation);

    private async Task<int> SealAsync(long after, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var (bound, above, lost) = (0, after, 0);
            var top = await TopAsync(cancellation);
            while (true)
            {
                await using var db = system.Open();
                var rows = await db
                    .AuditEntries.AsNoTracking()
                    // not what is written meanwhile: under steady writing there would be no end
                    .Where(row => row.Sequence > above && row.Sequence <= top && !db.AuditLinks.Any(link => link.Sequence == row.Sequence))
                    .OrderBy(row => row.Sequence)
                    .Take(Batch)
                    .ToListAsync(cancellation);
                if (rows.Count == 0)
                {
                    Settle(top);
                    return bound;
                }

                if (await BindAsync(db, rows, cancellation) is not { } more)
                {
                    // another process bound some of them: what is left is asked for again, but not for ever
                    if (++lost == MostLost)
                    {
                        throw new InvalidOperationException("The audit trail cannot be bound: somebody else is always faster.");
                    }

                    await Task.Delay(Random.Shared.Next(5, 50), cancellation);
                    continue;
                }

                (bound, above, lost) = (bound + more, rows[^1].Sequence, 0);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Binds every row that is not, within the caller's transaction and by its keys.</summary>
    internal static async Task BindAllAsync(OpticaDbContext db, (AuditSealer Sealer, AuditHash Hash) keys, CancellationToken cancellation)
    {
        var above = 0L;
        while (true)
        {
            var rows = await db
                .AuditEntries.AsNoTracking()
                .Where(row => row.Sequence > above && !db.AuditLinks.Any(link => link.Sequence == row.Sequence))
                .OrderBy(row => row.Sequence)
                .Take(Batch)
                .ToListAsync(cancellation);
            if (rows.Count == 0)
            {
                return;
            }

            db.AuditLinks.AddRange(await LinksAsync(db, rows, keys, cancellation));
            await db.SaveChangesAsync(cancellation);
            above = rows[^1].Sequence;
        }
    }

    /// <returns>How many were bound; null when somebody else was faster.</returns>
    private async Task<int?> BindAsync(OpticaDbContext db, List<AuditEntry> rows, CancellationToken cancellation)
    {
        var links = await LinksAsync(db, rows, (sealer, hash), cancellation);
        db.AuditLinks.AddRange(links);
        return await db.TrySaveAsync(cancellation) is null ? links.Count : null;
    }

    private static async Task<List<AuditLink>> LinksAsync(
        OpticaDbContext db,
        List<AuditEntry> rows,
        (AuditSealer Sealer, AuditHash Hash) keys,
        CancellationToken cancellation
    )
    {
        var links = new List<AuditLink>(rows.Count);
        foreach (var own in rows.Where(keys.Sealer.Verify).GroupBy(row => row.OrganisationId ?? Guid.Empty))
        {
            var tail = await TailAsync(db, own.Key, cancellation);
            var (previous, number) = (tail?.Hash ?? AuditHash.Beginning, tail?.Number ?? 0);
            foreach (var row in own)
            {
                var link = keys.Hash.Link(previous, own.Key, ++number, row);
                links.Add(link);
                previous = link.Hash;
            }
        }

        return links;
    }

    private async Task<long> TopAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        return await db.AuditEntries.OrderByDescending(row => row.Sequence).Select(row => row.Sequence).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Nothing is left at or below the highest row that was there before: the next search begins above it, late comers allowed for.</summary>
    private void Settle(long top)
    {
        var now = sealer.Now;
        if (lateness == TimeSpan.Zero)
        {
            settled = Math.Max(settled, top);
        }
        else if (now - reached.At >= lateness)
        {
            settled = Math.Max(settled, reached.Sequence);
            reached = (top, now);
        }
    }
}
