using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;

namespace Optica.Data.Encryption;

/// <summary>Encrypts the data protection keys that were stored in clear by versions before <see cref="RootXmlEncryptor"/>.</summary>
public sealed class DataProtectionSealing(SystemAccess system, OpticaDataOptions options, RootXmlEncryptor encryptor)
{
    private static readonly XNamespace Names = "http://schemas.asp.net/2015/03/dataProtection";

    /// <summary>Encrypts them; the keys go on as they are, and nobody is signed out.</summary>
    /// <param name="cancellation">Cancels between two keys.</param>
    /// <returns>How many were in clear.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var rows = await db.Set<DataProtectionKey>().AsNoTracking().ToListAsync(cancellation);
        var clear = rows.Select(row => (Row: row, Xml: Encrypted(row.Xml))).Where(one => one.Xml is not null).ToList();
        if (clear.Count == 0)
        {
            return 0;
        }

        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await db.Database.OpenConnectionAsync(cancellation);
            // else the old text stays in free pages of the file, and so in every backup
            await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON", cancellation);
        }

        foreach (var (row, xml) in clear)
        {
            await db.Set<DataProtectionKey>()
                .Where(key => key.Name == row.Name)
                .ExecuteUpdateAsync(set => set.SetProperty(key => key.Xml, xml!), cancellation);
        }

        return clear.Count;
    }

    /// <returns>The key as data protection itself stores one that is encrypted; null when nothing in it is in clear.</returns>
    private string? Encrypted(string xml)
    {
        // below a document: an element without a parent cannot be replaced
        var document = new XDocument(XElement.Parse(xml));
        var secrets = document.Descendants().Where(part => (bool?)part.Attribute(Names + "requiresEncryption") is true).ToList();
        foreach (var secret in secrets)
        {
            var info = encryptor.Encrypt(secret);
            secret.ReplaceWith(
                new XElement(
                    Names + "encryptedSecret",
                    new XAttribute("decryptorType", info.DecryptorType.AssemblyQualifiedName!),
                    info.EncryptedElement
                )
            );
        }

        return secrets.Count == 0 ? null : document.Root!.ToString(SaveOptions.DisableFormatting);
    }
}
