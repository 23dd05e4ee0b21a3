using System.Security.Cryptography;
using System.Text;
using Optica.Domain.Orders;

namespace Optica.Portal.Api;

/// <summary>One request, one effect: a client's own name for a request, so that sending it again does nothing new.</summary>
internal static class IdempotencyKey
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>What the description says of it.</summary>
    public const string Note = "Header Idempotency-Key (UUID): the same key twice makes one record.";

    /// <summary>How a request is to be carried out: its key, what it asks for, and what could not be read. To be called when all is read.</summary>
    public static OperationOptions Options(HttpRequest request, ApiBody body) =>
        new(Of(request, body), HashOf(request, body)) { Unreadable = body.Unreadable() };

    /// <summary>SHA-256 of what is asked for: the same body at another address is another request.</summary>
    public static byte[] HashOf(HttpRequest request, ApiBody body) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes($"{request.Method} {request.Path.Value?.ToUpperInvariant()}\n"), .. body.Hash]);

    /// <summary>The key, or null without one; what is no UUID is told with the body's errors.</summary>
    public static Guid? Of(HttpRequest request, ApiBody body)
    {
        if (request.Headers[Header] is not { Count: > 0 } header)
        {
            return null;
        }

        if (Guid.TryParseExact(header.ToString(), "D", out var key))
        {
            return key;
        }

        body.Fail(ApiText.Rule("idempotency_key", "uuid_expected"));
        return null;
    }
}
