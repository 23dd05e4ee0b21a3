using Microsoft.AspNetCore.Http.Extensions;
using Optica.Data.Access;
using Optica.Portal.Hosting;

namespace Optica.Portal.Identity;

/// <summary>
/// The session of a cookie whose screen is locked. It is nobody's until the password opens it again: the request knows whose it is, and
/// nothing else does.
/// </summary>
/// <param name="Ticket">What the cookie says.</param>
internal sealed record LockedSession(AccessTicket Ticket)
{
    /// <summary>The page that opens it again.</summary>
    public const string Page = "/locked";

    /// <summary>The ticket of a locked session; null for any other request.</summary>
    public static AccessTicket? Of(HttpContext context) => context.Features.Get<LockedSession>()?.Ticket;

    /// <summary>The page, and where it leads afterwards.</summary>
    public static string Address(HttpRequest request)
    {
        var wanted = HttpMethods.IsGet(request.Method) ? $"{request.Path}{request.QueryString}" : "/";
        return Page + QueryString.Create("returnUrl", wanted);
    }

    /// <summary>
    /// What a page that shows a locked screen asks, and goes to once it is opened in another tab: it leads on only from that session.
    /// </summary>
    public string Again(string? returnUrl) =>
        Page
        + new QueryBuilder { { "returnUrl", Preferences.LocalPath(returnUrl) }, { "of", Ticket.SessionId.ToString() } }.ToQueryString();
}
