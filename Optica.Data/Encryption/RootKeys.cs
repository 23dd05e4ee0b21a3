using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Tenancy;

namespace Optica.Data.Encryption;

/// <summary>
/// Keys for one purpose each, derived from the root keys. Read from the database when first asked for; another master key means a
/// restart.
/// </summary>
public sealed class RootKeys
{
    /// <summary>The root that is there from the beginning.</summary>
    public const int First = 1;

    private readonly IServiceProvider services;
    private readonly MasterKey master;
    private readonly Lazy<Dictionary<int, byte[]>> roots;
    private volatile bool isBehind;
    private readonly ConcurrentDictionary<(string Purpose, int Number), byte[]> derived = new();

    // the context is resolved late: audit lines are sealed by an interceptor of the very contexts the roots are read through
    internal RootKeys(IServiceProvider services, MasterKey master)
    {
        (this.services, this.master) = (services, master);
        roots = new(Read, LazyThreadSafetyMode.PublicationOnly);
    }

    private RootKeys(RootKeys before, (int Number, byte[] Key) next)
    {
        (services, master) = (before.services, before.master);
        var known = new Dictionary<int, byte[]>(before.roots.Value) { [next.Number] = next.Key };
        roots = new(() => known);
    }

    /// <summary>These and a new one that is not committed yet: for the lines that hand the chains over to it.</summary>
    internal RootKeys With(int number, byte[] key) => new(this, (number, key));

    /// <summary>Number of the newest root, which seals.</summary>
    /// <exception cref="CryptographicException">Another process has put a newer one in its place: this one seals nothing more.</exception>
    public int Newest =>
        isBehind
            ? throw new CryptographicException("The master key was changed: this process still has the keys of before.")
            : roots.Value.Keys.Max();

    /// <summary>Whether another process has added a root since this one read them; from then on <see cref="Newest"/> is refused.</summary>
    /// <param name="cancellation">Cancels.</param>
    public async Task<bool> IsBehindAsync(CancellationToken cancellation)
    {
        var own = roots.Value.Keys.Max();
        await using var db = services.GetRequiredService<SystemAccess>().Open();
        if (await db.Set<RootKey>().MaxAsync(row => (int?)row.Number, cancellation) > own)
        {
            isBehind = true;
        }

        return isBehind;
    }

    /// <summary>A key for one purpose; null when there is no such root.</summary>
    /// <param name="purpose">What it is for.</param>
    /// <param name="number">The root.</param>
    /// <exception cref="CryptographicException">The master key does not open the roots.</exception>
    public byte[]? Derive(string purpose, int number = First)
    {
        if (derived.TryGetValue((purpose, number), out var known))
        {
            return known;
        }

        return roots.Value.TryGetValue(number, out var root)
            ? derived.GetOrAdd((purpose, number), key => MasterKey.Derive(root, key.Purpose))
            : null;
    }

    /// <summary>What a wrapped root is bound to.</summary>
    internal static string Owner(int number) => $"root-key/{number}";

    private Dictionary<int, byte[]> Read()
    {
        using var db = services.GetRequiredService<SystemAccess>().Open();
        var rows = db.Set<RootKey>().AsNoTracking().ToList();
        return rows.Count == 0
            ? new() { [First] = master.Root }
            : rows.ToDictionary(row => row.Number, row => master.Unwrap(row.Wrapped, Owner(row.Number)));
    }
}
