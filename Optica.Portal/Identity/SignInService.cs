using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;
using Optica.Domain.Audit;

namespace Optica.Portal.Identity;

/// <summary>Signs people in and out, with a session row per browser and an audit line each time.</summary>
internal sealed class SignInService(
    SignInManager<OpticaUser> signIn,
    UserManager<OpticaUser> users,
    SessionLog sessions,
    IPasswordHasher<OpticaUser> hasher
)
{
    private static readonly OpticaUser Nobody = new();

    /// <summary>Checks a password. Any failure is the same failure, and takes the same time.</summary>
    public async Task<OpticaUser?> CheckAsync(string? email, string? password)
    {
        var user = string.IsNullOrWhiteSpace(email) ? null : await users.FindByEmailAsync(email.Trim());
        if (user is null || await users.IsLockedOutAsync(user))
        {
            // as long as a check takes, or the time would tell who exists and who is locked
            hasher.HashPassword(Nobody, password ?? "");
            return null;
        }

        var result = await signIn.CheckPasswordSignInAsync(user, password ?? "", lockoutOnFailure: true);
        // a second factor has no page yet: whoever has one switched on is not let in by the password alone
        var good = result.Succeeded && user is { IsActive: true, TwoFactorEnabled: false };
        if (!good)
        {
            await sessions.NoteAsync(user, AuditActions.SignInFailed);
        }

        return good ? user : null;
    }

    /// <summary>Checks the password of somebody who is known already, such as the owner of a locked screen; counted as at the door.</summary>
    public async Task<bool> HasPasswordAsync(OpticaUser user, string? password)
    {
        var good = (await signIn.CheckPasswordSignInAsync(user, password ?? "", lockoutOnFailure: true)).Succeeded;
        if (!good)
        {
            await sessions.NoteAsync(user, AuditActions.SignInFailed);
        }

        return good;
    }

    /// <summary>Opens a session for a checked user and sets the cookie; the session that this browser had before ends.</summary>
    public async Task SignInAsync(OpticaUser user, string? client)
    {
        ArgumentNullException.ThrowIfNull(user);
        // at a shared computer: the screens of whoever sat here before close
        if (TicketOf(signIn.Context.User) is { } before)
        {
            await sessions.EndAsync(before);
        }

        var session = await sessions.StartAsync(user, SessionOrigins.Of(signIn.Context, client));
        var claims = new List<Claim> { new(PortalClaims.Session, session.Id.ToString()) };
        if (user.HomeBranchId is { } home)
        {
            claims.Add(new(PortalClaims.Branch, home.ToString()));
        }

        await signIn.SignInWithClaimsAsync(user, isPersistent: false, claims);
    }

    /// <summary>Ends the session and clears the cookie.</summary>
    public async Task SignOutAsync(ClaimsPrincipal principal)
    {
        if (TicketOf(principal) is { } ticket)
        {
            await sessions.EndAsync(ticket);
        }

        await signIn.SignOutAsync();
    }

    /// <summary>Issues the cookie anew with another selected branch; null selects all reachable ones.</summary>
    public async Task SelectBranchAsync(ClaimsPrincipal principal, Guid? branchId)
    {
        if (principal.ToTicket() is not { } ticket || await users.FindByIdAsync(ticket.UserId.ToString()) is not { } user)
        {
            return;
        }

        var claims = new List<Claim> { new(PortalClaims.Session, ticket.SessionId.ToString()) };
        if (branchId is { } selected)
        {
            claims.Add(new(PortalClaims.Branch, selected.ToString()));
        }

        await signIn.SignInWithClaimsAsync(user, isPersistent: false, claims);
    }

    /// <summary>The session of a browser, that of a locked screen too.</summary>
    private AccessTicket? TicketOf(ClaimsPrincipal principal) => principal.ToTicket() ?? LockedSession.Of(signIn.Context);
}
