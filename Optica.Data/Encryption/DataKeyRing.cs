using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;

namespace Optica.Data.Encryption;

/// <summary>The organisations' data keys, unwrapped in memory. A key is made with its organisation; a newer one, made by whatever process,
/// is taken up within <see cref="Freshness"/>, and at once where a ciphertext names it.</summary>
public sealed class DataKeyRing(SystemAccess system, MasterKey master, TimeProvider time)
{
    private readonly ConcurrentDictionary<(Guid Organisation, int Number), byte[]> keys = new();
    private readonly ConcurrentDictionary<Guid, (int Number, DateTime ReadAt)> newest = new();

    /// <summary>How long this process may go on encrypting with a key after another process has added a newer one.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    /// <summary>A new key for an organisation, to be saved with it.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="number">Its number, 1 for the first.</param>
    public DataKey Make(Guid organisationId, int number = 1) =>
        new()
        {
            OrganisationId = organisationId,
            Number = number,
            Wrapped = master.Wrap(RandomNumberGenerator.GetBytes(MasterKey.Length), Owner(organisationId, number)),
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };

    /// <summary>Encrypts for a place of an organisation.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="plain">What to encrypt.</param>
    /// <param name="place">Table and id it will stand at.</param>
    /// <param name="cancellation">Cancels loading the key.</param>
    public async Task<byte[]> EncryptAsync(Guid organisationId, ReadOnlyMemory<byte> plain, string place, CancellationToken cancellation)
    {
        if (!newest.TryGetValue(organisationId, out var known) || time.GetUtcNow().UtcDateTime - known.ReadAt >= Freshness)
        {
            known = await LoadAsync(organisationId, cancellation);
        }

        return Sealed.Encrypt(keys[(organisationId, known.Number)], known.Number, plain.Span, Bind(organisationId, place));
    }

    /// <summary>Decrypts what stands at a place of an organisation; moved or changed bytes throw <see cref="CryptographicException"/>.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="sealedBytes">What to decrypt.</param>
    /// <param name="place">Table and id it stands at.</param>
    /// <param name="cancellation">Cancels loading the key.</param>
    public async Task<byte[]> DecryptAsync(
        Guid organisationId,
        ReadOnlyMemory<byte> sealedBytes,
        string place,
        CancellationToken cancellation
    )
    {
        var number = Sealed.KeyNumber(sealedBytes.Span);
        if (!keys.ContainsKey((organisationId, number)))
        {
            await LoadAsync(organisationId, cancellation);
        }

        return keys.TryGetValue((organisationId, number), out var key)
            ? Sealed.Decrypt(key, sealedBytes.Span, Bind(organisationId, place))
            : throw new CryptographicException(
                FormattableString.Invariant($"Data key {number} is missing or does not open: see --migrate.")
            );
    }

    /// <summary>What a wrapped key is bound to.</summary>
    internal static string Owner(Guid organisationId, int number) => $"data-key/{organisationId:N}/{number}";

    /// <summary>Asks anew for the newest key before the next encryption.</summary>
    internal void Forget(Guid organisationId) => newest.TryRemove(organisationId, out _);

    private static string Bind(Guid organisationId, string place) => $"{organisationId:N}/{place}";

    private async Task<(int Number, DateTime ReadAt)> LoadAsync(Guid organisationId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = system.Open();
        var rows = await db.Set<DataKey>().AsNoTracking().Where(key => key.OrganisationId == organisationId).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            throw new CryptographicException("The organisation has no data key.");
        }

        var top = rows.Max(row => row.Number);
        foreach (var row in rows.Where(row => !keys.ContainsKey((organisationId, row.Number))))
        {
            var owner = Owner(organisationId, row.Number);
            // one of before that is damaged takes what it encrypted with it, and nothing else; the newest is told by its failure
            if (row.Number == top || master.Opens(row.Wrapped, owner))
            {
                keys[(organisationId, row.Number)] = master.Unwrap(row.Wrapped, owner);
            }
        }

        return newest[organisationId] = (top, now);
    }
}
