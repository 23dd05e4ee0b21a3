using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

/// <summary>
/// Damage that somebody took note of, by a line of the trail itself. It is stepped over as it stood then and counted; the same place
/// damaged again, or a line that accepts what is newer than itself or sealed by a newer root, is found.
/// </summary>
internal sealed class AcceptedDamage
{
    private const string ChainField = "Chain";
    private const string DamageField = "Damage";
    private const string LineField = "Line";
    private const string PlaceField = "Place";
    private const string FoundField = "Found";

    private readonly List<(AuditEntry By, AuditBreach What)> lines;

    private AcceptedDamage(List<(AuditEntry By, AuditBreach What)> lines) => this.lines = lines;

    /// <summary>Reads what was accepted by lines that the portal sealed.</summary>
    public static async Task<AcceptedDamage> ReadAsync(OpticaDbContext db, AuditSealer sealer, CancellationToken cancellation)
    {
        var rows = await db.AuditEntries.AsNoTracking().Where(row => row.Action == AuditActions.DamageAccepted).ToListAsync(cancellation);
        return new([.. rows.Where(sealer.Verify).Select(row => (row, Read(row)))]);
    }

    /// <summary>Whether it was accepted, just as it stands there.</summary>
    /// <param name="breach">What was found.</param>
    /// <param name="keyId">The newest root up to there.</param>
    public bool Holds(AuditBreach breach, int keyId) =>
        lines.Exists(one =>
            one.By.KeyId >= keyId
            && (one.What.Chain, one.What.What, one.What.Number) == (breach.Chain, breach.What, breach.Number)
            && (breach.What == AuditDamage.Cut || (one.What.Sequence, one.What.Found) == (breach.Sequence, breach.Found))
            && (breach.What == AuditDamage.Cut || breach.Sequence is null || breach.Sequence < one.By.Sequence)
        );

    /// <summary>What the accepting line says.</summary>
    public static FieldChange[] Tell(AuditBreach breach) =>
        [
            new(ChainField, null, breach.Chain.ToString("D")),
            new(DamageField, null, breach.What.ToString()),
            new(LineField, null, breach.Sequence?.ToString(CultureInfo.InvariantCulture)),
            new(PlaceField, null, breach.Number?.ToString(CultureInfo.InvariantCulture)),
            new(FoundField, null, breach.Found),
        ];

    /// <summary>Tells the contents of a row, whatever they are, from others.</summary>
    public static string? Print(AuditEntry? row) =>
        row is null ? null : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(row)).AsSpan(0, 8));

    /// <summary>Tells a link from others.</summary>
    public static string Print(AuditLink link) =>
        string.Create(CultureInfo.InvariantCulture, $"{link.Number} {Convert.ToHexStringLower(link.Hash.AsSpan(0, 8))}");

    private static AuditBreach Read(AuditEntry row)
    {
        var told = (JsonSerializer.Deserialize<List<FieldChange>>(row.Changes ?? "[]") ?? []).ToDictionary(
            one => one.Field,
            one => one.New,
            StringComparer.Ordinal
        );
        long? Number(string field) => told.GetValueOrDefault(field) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;
        return new(Guid.Parse(told[ChainField]!), Enum.Parse<AuditDamage>(told[DamageField]!), Number(LineField), Number(PlaceField), null)
        {
            Found = told.GetValueOrDefault(FoundField),
        };
    }
}
