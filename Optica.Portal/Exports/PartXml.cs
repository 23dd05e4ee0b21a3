using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Optica.Portal.Exports;

/// <summary>Parts of a package as bytes.</summary>
internal static class PartXml
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>The part, without a byte order mark and without spaces of its own.</summary>
    public static byte[] Bytes(XDocument part)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings))
        {
            part.Save(writer);
        }

        return bytes.ToArray();
    }
}
