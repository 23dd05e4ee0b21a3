using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;

namespace Optica.Data.Encryption;

/// <summary>How the change of the master key went.</summary>
public enum MasterKeyOutcome
{
    /// <summary>Every key is wrapped by the new one.</summary>
    Changed = 1,

    /// <summary>The new key is the old one.</summary>
    Same = 2,

    /// <summary>Every key was wrapped by the new one before: only the setting is still the old one.</summary>
    Already = 3,

    /// <summary>Some keys open by neither: nothing was changed.</summary>
    Unopened = 4,

    /// <summary>A portal gave a sign of life within the last minute: nothing was changed.</summary>
    Running = 5,
}

/// <summary>
/// Puts another master key in the place of the one in use: all data keys and roots are wrapped anew in one transaction, and the audit
/// trail is sealed by a new root from then on. No portal may run meanwhile: it would go on with the old keys (decision 0026). It is refused
/// while one gives signs of life; one that begins in between is stopped by its own watch.
/// </summary>
public sealed class MasterKeyChange
{
    private readonly SystemAccess system;
    private readonly MasterKey master;
    private readonly RootKeys known;
    private readonly AuditSealer sealer;
    private readonly AuditChain chain;
    private readonly SignsOfLife signs;

    internal MasterKeyChange(
        (SystemAccess System, MasterKey Master, RootKeys Roots) from,
        AuditSealer sealer,
        AuditChain chain,
        SignsOfLife signs
    )
    {
        (system, master, known) = from;
        (this.sealer, this.chain, this.signs) = (sealer, chain, signs);
    }

    /// <summary>Changes it.</summary>
    /// <param name="next">The new one.</param>
    /// <param name="cancellation">Cancels; nothing is changed then.</param>
    public async Task<MasterKeyOutcome> RunAsync(MasterKey next, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (next.Is(master))
        {
            return MasterKeyOutcome.Same;
        }

        await using var db = system.Open();
        if (await RefusalAsync(db, next, cancellation) is { } refusal)
        {
            return refusal;
        }

        // of before; only now, since a wrong key cannot bind
        await chain.SealAllAsync(cancellation);
        var outcome = await db.TransactAsync<MasterKeyOutcome>(
            async () =>
            {
                // once more: somebody else may have been faster
                if (await RefusalAsync(db, next, cancellation) is { } late)
                {
                    return late;
                }

                var keys = await db.Set<DataKey>().ToListAsync(cancellation);
                var roots = await db.Set<RootKey>().ToListAsync(cancellation);
                WrapAnew(keys, roots, next);
                var fresh = RandomNumberGenerator.GetBytes(MasterKey.Length);
                var number = known.Newest + 1;
                db.AddRange(NewRoots(roots, next, (number, fresh)));
                // whoever has the old key and a copy of the database has them too; the next start makes new ones
                await db.Set<DataProtectionKey>().ExecuteDeleteAsync(cancellation);
                db.AuditEntries.Add(
                    sealer.BySystem(AuditActions.MasterKeyChanged, null, new FieldChange("MasterKey", master.Fingerprint, next.Fingerprint))
                );
                await db.SaveChangesAsync(cancellation);
                await RootHandover.WriteAsync(db, (known, sealer), known.With(number, fresh), cancellation);
                return MasterKeyOutcome.Changed;
            },
            cancellation
        );
        return outcome.Value;
    }

    private async Task<MasterKeyOutcome?> RefusalAsync(OpticaDbContext db, MasterKey next, CancellationToken cancellation)
    {
        var keys = await db.Set<DataKey>().AsNoTracking().ToListAsync(cancellation);
        var roots = await db.Set<RootKey>().AsNoTracking().ToListAsync(cancellation);
        return OpenAll(master, keys, roots)
            ? await signs.AnyAsync(cancellation)
                ? MasterKeyOutcome.Running
                : null
            : OpenAll(next, keys, roots)
                ? MasterKeyOutcome.Already
                : MasterKeyOutcome.Unopened;
    }

    private static bool OpenAll(MasterKey key, List<DataKey> keys, List<RootKey> roots) =>
        keys.TrueForAll(row => key.Opens(row.Wrapped, DataKeyRing.Owner(row.OrganisationId, row.Number)))
        && roots.TrueForAll(row => key.Opens(row.Wrapped, RootKeys.Owner(row.Number)));

    private void WrapAnew(List<DataKey> keys, List<RootKey> roots, MasterKey next)
    {
        byte[] Anew(byte[] wrapped, string owner) => next.Wrap(master.Unwrap(wrapped, owner), owner);
        foreach (var row in keys)
        {
            row.Wrapped = Anew(row.Wrapped, DataKeyRing.Owner(row.OrganisationId, row.Number));
        }

        foreach (var row in roots)
        {
            row.Wrapped = Anew(row.Wrapped, RootKeys.Owner(row.Number));
        }
    }

    /// <summary>The first master key goes on as the first root; the trail goes on with one that nobody has seen.</summary>
    private IEnumerable<RootKey> NewRoots(List<RootKey> roots, MasterKey next, (int Number, byte[] Key) fresh)
    {
        RootKey Root(int number, byte[] key) =>
            new()
            {
                Number = number,
                Wrapped = next.Wrap(key, RootKeys.Owner(number)),
                CreatedAt = sealer.Now,
            };
        if (roots.Count == 0)
        {
            yield return Root(RootKeys.First, master.Root);
        }

        yield return Root(fresh.Number, fresh.Key);
    }
}
