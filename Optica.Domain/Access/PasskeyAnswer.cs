using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Optica.Domain.Access;

/// <summary>What a browser answers when it is asked for a passkey, as far as the portal reads it by itself (WebAuthn, 5.1 and 5.8.1).</summary>
/// <param name="Id">Which passkey, in base64url; a stranger's word before it was checked.</param>
/// <param name="Challenge">What the browser was asked, as an id that says nothing of it.</param>
public sealed record PasskeyAnswer(string Id, Guid Challenge)
{
    /// <summary>Longest answer that is read, in characters.</summary>
    public const int MaxLength = 64 * 1024;

    private const int IdLength = 16;

    /// <summary>Reads one.</summary>
    /// <param name="json">As it was sent.</param>
    /// <returns>Null for what is none.</returns>
    public static PasskeyAnswer? Read(string? json)
    {
        if (json is null or { Length: > MaxLength })
        {
            return null;
        }

        try
        {
            using var whole = JsonDocument.Parse(json);
            var answer = whole.RootElement;
            var told = Base64Url.DecodeFromChars(answer.GetProperty("response").GetProperty("clientDataJSON").GetString());
            using var client = JsonDocument.Parse(told);
            return
                answer.GetProperty("id").GetString() is { Length: > 0 } id
                && client.RootElement.GetProperty("challenge").GetString() is { Length: > 0 } challenge
                ? new(id, new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(challenge)).AsSpan(0, IdLength), bigEndian: true))
                : null;
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            // made up
            return null;
        }
    }
}
