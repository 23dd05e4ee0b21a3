namespace Optica.Portal.Api;

/// <summary>Reads route values.</summary>
internal static class ApiRoute
{
    /// <summary>The id, or one that no record has: a malformed id is an unknown one.</summary>
    public static Guid IdOf(string? text) => Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty;
}
