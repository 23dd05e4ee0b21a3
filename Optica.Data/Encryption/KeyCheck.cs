using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;

namespace Optica.Data.Encryption;

/// <summary>Why the master key and the database do not belong together.</summary>
public enum KeyTroubleKind
{
    /// <summary>The key file is gone, and the database holds data that only its key opens.</summary>
    Lost = 1,

    /// <summary>It is another key than the one the data keys are wrapped by.</summary>
    Wrong = 2,

    /// <summary>It opens some data keys and not others.</summary>
    Partly = 3,

    /// <summary>Organisations lack a data key, be it an older one: rows are missing.</summary>
    Missing = 4,
}

/// <summary>What is wrong with the keys.</summary>
/// <param name="Kind">What.</param>
/// <param name="Organisations">The organisations whose medical data cannot be opened.</param>
public sealed record KeyTrouble(KeyTroubleKind Kind, IReadOnlyList<Guid> Organisations);

/// <summary>
/// Finds the loss of keys at the start instead of at the first medical record somebody opens, and keeps a new master key only where
/// nothing was encrypted yet: a new key in place of a lost one would make the loss complete (SECURITY 43).
/// </summary>
public sealed class KeyCheck(SystemAccess system, MasterKey master)
{
    /// <summary>Checks that every organisation has all its data keys and that each of them opens; then writes a new master key to its file.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public async Task<KeyTrouble?> FindAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var organisations = await db.Organisations.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellation);
        var keys = await db.Set<DataKey>().AsNoTracking().ToListAsync(cancellation);
        var roots = await db.Set<RootKey>().AsNoTracking().ToListAsync(cancellation);
        if (Judge(organisations, keys, roots) is { } trouble)
        {
            return trouble;
        }

        master.Keep();
        return null;
    }

    private KeyTrouble? Judge(List<Guid> organisations, List<DataKey> keys, List<RootKey> roots)
    {
        if (master.UnwrittenFile is not null && keys.Count + roots.Count > 0)
        {
            return new(KeyTroubleKind.Lost, organisations);
        }

        var numbers = keys.ToLookup(key => key.OrganisationId, key => key.Number);
        if (organisations.Where(id => !IsWhole([.. numbers[id]])).ToList() is { Count: > 0 } without)
        {
            return new(KeyTroubleKind.Missing, without);
        }

        var closed = keys.Where(key => !master.Opens(key.Wrapped, DataKeyRing.Owner(key.OrganisationId, key.Number))).ToList();
        var areRootsOpen = roots.TrueForAll(root => master.Opens(root.Wrapped, RootKeys.Owner(root.Number)));
        return closed.Count == 0 && areRootsOpen
            ? null
            : new(
                closed.Count == keys.Count ? KeyTroubleKind.Wrong : KeyTroubleKind.Partly,
                areRootsOpen ? [.. closed.Select(key => key.OrganisationId).Distinct()] : organisations
            );
    }

    /// <summary>Whether every key from the first to the newest is there: older ones still open what nobody has changed since.</summary>
    private static bool IsWhole(List<int> numbers) =>
        numbers.Count > 0 && numbers.Max() == numbers.Distinct().Count() && numbers.Min() == 1;
}
