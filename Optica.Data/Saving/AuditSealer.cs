using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Optica.Data.Encryption;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Saving;

/// <summary>Seals audit rows with a MAC whose key comes from outside the database: rows written or changed past the portal are found.</summary>
public sealed class AuditSealer(RootKeys roots, TimeProvider time)
{
    /// <summary>Number of the key in use.</summary>
    public int KeyId => roots.Newest;

    /// <summary>Now, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A new row's id.</summary>
    public Guid NewId() => Ids.New(time);

    /// <summary>One that seals by other roots.</summary>
    internal AuditSealer By(RootKeys others) => new(others, time);

    /// <summary>Sets the row's MAC.</summary>
    public AuditEntry Seal(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        entry.Mac = Compute(entry, Key(entry) ?? throw new CryptographicException("The key of the audit trail is missing."));
        return entry;
    }

    /// <summary>Whether the row is as it was sealed.</summary>
    public bool Verify(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Key(entry) is { } key && CryptographicOperations.FixedTimeEquals(entry.Mac, Compute(entry, key));
    }

    private byte[]? Key(AuditEntry entry) => roots.Derive("audit", entry.KeyId);

    /// <summary>Every column, each with its length in front, so that no two rows read the same.</summary>
    private static byte[] Compute(AuditEntry entry, byte[] key)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        string?[] parts =
        [
            entry.Id.ToString("N"),
            entry.At.Ticks.ToString(CultureInfo.InvariantCulture),
            entry.UserId?.ToString("N"),
            entry.UserName,
            entry.OrganisationId?.ToString("N"),
            entry.BranchId?.ToString("N"),
            entry.Action,
            entry.RecordKind,
            entry.RecordId.ToString("N"),
            entry.Reason,
            entry.Changes,
            entry.MedicalChanges is null ? null : Convert.ToHexString(entry.MedicalChanges),
            entry.KeyId.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var part in parts)
        {
            hmac.AppendData(Encoding.UTF8.GetBytes(part is null ? "-;" : $"{part.Length}:{part};"));
        }

        return hmac.GetHashAndReset();
    }
}
