using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Optica.Data.Encryption;

/// <summary>Opens what <see cref="RootXmlEncryptor"/> encrypted. Its name stands in the database: data protection makes it by that.</summary>
public sealed class RootXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc />
    /// <exception cref="CryptographicException">Changed, or of a root that is not there.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        var bytes = Convert.FromBase64String(encryptedElement.Value);
        var key =
            services.GetRequiredService<RootKeys>().Derive(RootXmlEncryptor.Purpose, Sealed.KeyNumber(bytes))
            ?? throw new CryptographicException("The root key of a data protection key is missing.");
        return XElement.Parse(Encoding.UTF8.GetString(Sealed.Decrypt(key, bytes, RootXmlEncryptor.Purpose)));
    }
}
