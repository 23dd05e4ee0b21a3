using System.Buffers.Binary;
using System.Security.Cryptography;
using Optica.Data.Encryption;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

/// <summary>Hashes of the chain over the audit trail, by a key from outside the database: of the same root as the row's own MAC.</summary>
internal sealed class AuditHash(RootKeys roots)
{
    /// <summary>What the first link of a chain holds in place of the one before.</summary>
    public static readonly byte[] Beginning = new byte[HMACSHA256.HashSizeInBytes];

    /// <summary>The link of a row.</summary>
    /// <param name="previous">Hash of the link before.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="number">The link's number.</param>
    /// <param name="row">The row it binds.</param>
    public AuditLink Link(byte[] previous, Guid chain, long number, AuditEntry row) =>
        new()
        {
            Chain = chain,
            Number = number,
            Sequence = row.Sequence,
            Hash = Of(previous, chain, (number, row.Sequence), row),
        };

    /// <summary>Every part has a fixed length but the last one.</summary>
    private byte[] Of(byte[] previous, Guid chain, (long Number, long Sequence) place, AuditEntry row)
    {
        var key = roots.Derive("audit-chain", row.KeyId) ?? throw new CryptographicException("The key of the audit trail is missing.");
        Span<byte> numbers = stackalloc byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(numbers, place.Number);
        BinaryPrimitives.WriteInt64BigEndian(numbers[sizeof(long)..], place.Sequence);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(previous);
        hmac.AppendData(chain.ToByteArray(bigEndian: true));
        hmac.AppendData(numbers);
        hmac.AppendData(row.Mac);
        return hmac.GetHashAndReset();
    }
}
