using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Optica.Data.Encryption;

namespace Optica.Data.Backups;

/// <summary>What a backup says of itself, beside the copy of the database: what a restore compares it with before anything is written.</summary>
public sealed record BackupManifest
{
    /// <summary>Name of the file in a backup's folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Name of the copy of the database in a backup's folder.</summary>
    public const string DatabaseName = "optica.db";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>When it was begun, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Version of the program that made it.</summary>
    public required string Program { get; init; }

    /// <summary>Fingerprint of the master key that opens it.</summary>
    public required string MasterKey { get; init; }

    /// <summary>SHA-256 of the copy.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What the copy holds.</summary>
    public required DatabaseFacts Holds { get; init; }

    /// <summary>HMAC over all of the above by a key of the master key: nobody else can make a copy pass for a backup.</summary>
    public string? Seal { get; init; }

    /// <summary>The manifest with its seal.</summary>
    public BackupManifest Sealed(MasterKey master) => this with { Seal = Compute(master) };

    /// <summary>Whether it is as it was sealed.</summary>
    public bool IsSealedBy(MasterKey master) =>
        Seal is { } seal
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(seal), Encoding.ASCII.GetBytes(Compute(master)));

    /// <summary>As text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>From text; null when it is no manifest.</summary>
    public static BackupManifest? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string Compute(MasterKey master) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(master.Derive("backup"), Encoding.UTF8.GetBytes((this with { Seal = null }).ToJson()))
        );
}
