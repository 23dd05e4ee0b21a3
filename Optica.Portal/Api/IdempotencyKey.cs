namespace Optica.Portal.Api;

/// <summary>One request, one effect: a client's own name for a request, so that sending it again does nothing new.</summary>
internal static class IdempotencyKey
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>What the description says of it.</summary>
    public const string Note = "Header Idempotency-Key (UUID): the same key twice makes one record.";

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
