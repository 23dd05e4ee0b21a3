using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Optica.Data.Encryption;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Saving;

/// <summary>Seals audit rows with a MAC whose key comes from the master key: rows written or changed past the portal are found.</summary>
public sealed class AuditSealer(MasterKey master, TimeProvider time)
{
    private readonly byte[] key = master.Derive("audit");

    /// <summary>Number of the key in use.</summary>
    public int KeyId { get; } = 1;

    /// <summary>Now, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A new row's id.</summary>
    public Guid NewId() => Ids.New(time);

    /// <summary>Sets the row's MAC.</summary>
    public AuditEntry Seal(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        entry.Mac = Compute(entry);
        return entry;
    }

    /// <summary>Whether the row is as it was sealed.</summary>
    public bool Verify(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return CryptographicOperations.FixedTimeEquals(entry.Mac, Compute(entry));
    }

    /// <summary>Every column, each with its length in front, so that no two rows read the same.</summary>
    private byte[] Compute(AuditEntry entry)
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
