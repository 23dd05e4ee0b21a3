using Microsoft.AspNetCore.WebUtilities;
using Optica.Domain.Access;

namespace Optica.Portal.Identity;

/// <summary>
/// The session of a cookie that is over, and why: told once, on the way to the sign-in page, to whoever held it. The address carries one
/// of a few words, never a text.
/// </summary>
/// <param name="Why">Why.</param>
internal sealed record ClosedSession(SessionEnding Why)
{
    /// <summary>What the address calls it.</summary>
    public const string Parameter = "why";

    private static readonly Dictionary<string, SessionEnding> Codes = new(StringComparer.Ordinal)
    {
        ["ended"] = SessionEnding.Ended,
        ["idle"] = SessionEnding.Idle,
        ["longest"] = SessionEnding.Longest,
        ["locked"] = SessionEnding.AccountLocked,
        ["suspended"] = SessionEnding.Suspended,
    };

    /// <summary>Its word.</summary>
    public string Code => Codes.Single(code => code.Value == Why).Key;

    /// <summary>Whether signing in again opens nothing.</summary>
    public bool IsForbidden => Why is SessionEnding.AccountLocked or SessionEnding.Suspended;

    /// <summary>That of a request whose cookie is worth nothing any more; null for any other.</summary>
    public static ClosedSession? Of(HttpContext context) => context.Features.Get<ClosedSession>();

    /// <summary>What an address says; null for words it does not know.</summary>
    public static ClosedSession? Read(string? code) => code is not null && Codes.TryGetValue(code, out var why) ? new(why) : null;

    /// <summary>An address that says why.</summary>
    /// <param name="address">The sign-in page, and where it leads afterwards.</param>
    /// <param name="why">Why; null for nothing to say.</param>
    public static string Tell(string address, SessionEnding? why) =>
        why is { } known ? QueryHelpers.AddQueryString(address, Parameter, new ClosedSession(known).Code) : address;
}
