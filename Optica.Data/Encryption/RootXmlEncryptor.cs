using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Optica.Data.Encryption;

/// <summary>
/// Encrypts the secret in a key of data protection by the newest root: a copy of the database must not be enough to make cookies, or
/// links that set a password.
/// </summary>
public sealed class RootXmlEncryptor(RootKeys roots) : IXmlEncryptor
{
    /// <summary>What the key is derived for, and what the ciphertext is bound to.</summary>
    internal const string Purpose = "data-protection";

    /// <inheritdoc />
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        var number = roots.Newest;
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var sealedBytes = Sealed.Encrypt(roots.Derive(Purpose, number)!, number, plain, Purpose);
        return new(new XElement("sealed", Convert.ToBase64String(sealedBytes)), typeof(RootXmlDecryptor));
    }
}
