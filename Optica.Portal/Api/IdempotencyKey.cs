namespace Optica.Portal.Api;

/// <summary>The client's own name of a request: the same one twice has one effect.</summary>
internal static class IdempotencyKey
{
    private const string Header = "Idempotency-Key";

    /// <summary>The key; null when none was sent. What is no UUID is refused at <c>idempotency_key</c>.</summary>
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
