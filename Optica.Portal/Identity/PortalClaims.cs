using System.Security.Claims;
using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>Claims of the portal's own, and how a principal becomes a ticket.</summary>
internal static class PortalClaims
{
    /// <summary>The session.</summary>
    public const string Session = "optica:session";

    /// <summary>The selected branch; absent for all reachable ones.</summary>
    public const string Branch = "optica:branch";

    /// <summary>Identity's claim of the security stamp.</summary>
    public const string Stamp = "AspNet.Identity.SecurityStamp";

    /// <summary>The ticket of a signed-in principal; null for anybody else.</summary>
    public static AccessTicket? ToTicket(this ClaimsPrincipal? principal) =>
        principal?.Identity?.IsAuthenticated == true
        && IdOf(principal, ClaimTypes.NameIdentifier) is { } userId
        && IdOf(principal, Session) is { } sessionId
        && principal.FindFirstValue(Stamp) is { } stamp
            ? new AccessTicket(userId, stamp, sessionId, IdOf(principal, Branch))
            : null;

    private static Guid? IdOf(ClaimsPrincipal principal, string type) =>
        Guid.TryParse(principal.FindFirstValue(type), out var id) ? id : null;
}
