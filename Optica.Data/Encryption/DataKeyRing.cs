using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;

namespace Optica.Data.Encryption;

/// <summary>The organisations' data keys, unwrapped in memory. A key is made with its organisation.</summary>
public sealed class DataKeyRing(SystemAccess system, MasterKey master, TimeProvider time)
{
    private readonly ConcurrentDictionary<(Guid Organisation, int Number), byte[]> keys = new();
    private readonly ConcurrentDictionary<Guid, int> newest = new();

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
        if (!newest.TryGetValue(organisationId, out var number))
        {
            await LoadAsync(organisationId, cancellation);
            number = newest[organisationId];
        }

        return Sealed.Encrypt(keys[(organisationId, number)], number, plain.Span, Bind(organisationId, place));
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
            : throw new CryptographicException("The data key is missing.");
    }

    /// <summary>What a wrapped key is bound to.</summary>
    internal static string Owner(Guid organisationId, int number) => $"data-key/{organisationId:N}/{number}";

    private static string Bind(Guid organisationId, string place) => $"{organisationId:N}/{place}";

    private async Task LoadAsync(Guid organisationId, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var rows = await db.Set<DataKey>().AsNoTracking().Where(key => key.OrganisationId == organisationId).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            throw new CryptographicException("The organisation has no data key.");
        }

        foreach (var row in rows)
        {
            keys[(organisationId, row.Number)] = master.Unwrap(row.Wrapped, Owner(organisationId, row.Number));
        }

        newest[organisationId] = rows.Max(row => row.Number);
    }
}
