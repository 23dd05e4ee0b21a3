using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Optica.Portal.Tests.Support;

/// <summary>A device with one passkey (WebAuthn, ES256, no attestation), as a browser would ask it for answers.</summary>
internal sealed class SoftPasskey : IDisposable
{
    private const byte PresentAndVerified = 0x05;
    private const byte HasKey = 0x40;
    private const string Site = "localhost";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private string owner = "";

    /// <summary>What the portal calls it.</summary>
    public string Id => Base64Url.EncodeToString(id);

    public void Dispose() => key.Dispose();

    /// <summary>Makes it.</summary>
    /// <param name="options">What the portal asks for.</param>
    public string Make(string options)
    {
        var asked = JsonNode.Parse(options)!;
        owner = (string)asked["user"]!["id"]!;
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        byte[] cose = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Head(PresentAndVerified | HasKey), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        byte[] attestation =
        [
            0xA3,
            .. Text("fmt"),
            .. Text("none"),
            .. Text("attStmt"),
            0xA0,
            .. Text("authData"),
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Answer(
            new JsonObject
            {
                ["clientDataJSON"] = Base64Url.EncodeToString(Told("webauthn.create", asked)),
                ["attestationObject"] = Base64Url.EncodeToString(attestation),
                ["transports"] = new JsonArray(),
            }
        );
    }

    /// <summary>Shows it.</summary>
    /// <param name="options">What the portal asks for.</param>
    public string Show(string options)
    {
        var told = Told("webauthn.get", JsonNode.Parse(options)!);
        // as those of telephones: they count nothing, so that the count tells no copy
        var data = Head(PresentAndVerified);
        var signature = key.SignData([.. data, .. SHA256.HashData(told)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(
            new JsonObject
            {
                ["clientDataJSON"] = Base64Url.EncodeToString(told),
                ["authenticatorData"] = Base64Url.EncodeToString(data),
                ["signature"] = Base64Url.EncodeToString(signature),
                ["userHandle"] = owner,
            }
        );
    }

    private static byte[] Head(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, 0);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Site)), flags, .. count];
    }

    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Told(string type, JsonNode asked) =>
        Encoding.UTF8.GetBytes(
            new JsonObject
            {
                ["type"] = type,
                ["challenge"] = (string?)asked["challenge"],
                ["origin"] = $"http://{Site}",
                ["crossOrigin"] = false,
            }.ToJsonString()
        );

    private string Answer(JsonObject response) =>
        new JsonObject
        {
            ["id"] = Id,
            ["rawId"] = Id,
            ["type"] = "public-key",
            ["response"] = response,
            ["clientExtensionResults"] = new JsonObject(),
        }.ToJsonString();
}
