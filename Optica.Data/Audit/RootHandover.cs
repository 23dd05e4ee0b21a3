using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

/// <summary>
/// Ties two roots together in every chain, at the moment of the change: a line sealed by the new root, bound behind the last line of the
/// old one and vouched for by the old one. From then on nothing can be put behind the old lines by whoever has the old key, and a chain
/// that does not reach the newest root was cut (decision 0026).
/// </summary>
internal static class RootHandover
{
    private const string Purpose = "audit-handover";
    private const string Vouched = "Vouched";

    /// <summary>Binds what is left of the old root, then writes and binds the lines of the new one; in the caller's transaction.</summary>
    /// <param name="db">The context of the change.</param>
    /// <param name="old">What the lines before are sealed by, and who seals by them.</param>
    /// <param name="next">The same roots and the new one.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task WriteAsync(
        OpticaDbContext db,
        (RootKeys Roots, AuditSealer Sealer) old,
        RootKeys next,
        CancellationToken cancellation
    )
    {
        var (number, sealer) = (next.Newest, old.Sealer.By(next));
        foreach (var chain in await AuditChain.ChainsAsync(db, cancellation))
        {
            db.AuditEntries.Add(
                sealer.BySystem(
                    AuditActions.RootKeyChanged,
                    chain == Guid.Empty ? null : chain,
                    new FieldChange("RootKey", Text(number - 1), Text(number)),
                    new FieldChange(Vouched, null, Voucher(next, chain, number))
                )
            );
        }

        await db.SaveChangesAsync(cancellation);
        await AuditChain.BindAllAsync(db, (sealer, new AuditHash(next)), cancellation);
    }

    /// <summary>Whether the root before vouches for the one that seals this line.</summary>
    public static bool IsVouched(RootKeys roots, AuditEntry row)
    {
        if (row.Action != AuditActions.RootKeyChanged || roots.Derive(Purpose, row.KeyId - 1) is null)
        {
            return false;
        }

        var told = JsonSerializer.Deserialize<List<FieldChange>>(row.Changes ?? "[]")?.Find(one => one.Field == Vouched)?.New;
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(told ?? ""),
            Encoding.ASCII.GetBytes(Voucher(roots, row.OrganisationId ?? Guid.Empty, row.KeyId))
        );
    }

    /// <summary>What only somebody with both roots can write: of the chain, and of a key that only the new one gives.</summary>
    private static string Voucher(RootKeys roots, Guid chain, int number)
    {
        var (by, about) = (roots.Derive(Purpose, number - 1)!, roots.Derive(Purpose, number)!);
        byte[] said = [.. chain.ToByteArray(bigEndian: true), .. SHA256.HashData(about)];
        return Convert.ToHexStringLower(HMACSHA256.HashData(by, said).AsSpan(0, 16));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
