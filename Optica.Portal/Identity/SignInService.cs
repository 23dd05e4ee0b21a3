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
    KnownBrowsers browsers,
    IServiceScopeFactory scopes
)
{
    private static readonly OpticaUser Nobody = new();

    /// <summary>Checks a password. Any failure is the same failure, and takes the same time.</summary>
    public async Task<OpticaUser?> CheckAsync(string? email, string? password)
    {
        var user = string.IsNullOrWhiteSpace(email) ? null : await users.FindByEmailAsync(email.Trim());
        if (user?.PasswordHash is null || await IsShutOutAsync(user))
        {
            // as long as a check takes, or the time would tell who exists and who is locked
            users.PasswordHasher.HashPassword(Nobody, password ?? "");
            return null;
        }

        if (!await HasPasswordAsync(user, password))
        {
            return null;
        }

        if (user.IsActive && !await sessions.IsSuspendedAsync(user))
        {
            return user;
        }

        await sessions.NoteAsync(user, AuditActions.SignInFailed);
        return null;
    }

    /// <summary>
    /// Checks the password of an account, such as that of a locked screen. A browser that its owner signed in with before has a count of
    /// its own (<see cref="SignInDoor"/>): it neither fills nor heeds the one that strangers fill.
    /// </summary>
    /// <param name="user">Whose.</param>
    /// <param name="password">As typed.</param>
    /// <param name="failed">What a wrong one is in the trail.</param>
    public async Task<bool> HasPasswordAsync(OpticaUser user, string? password, string failed = AuditActions.SignInFailed)
    {
        ArgumentNullException.ThrowIfNull(user);
        var given = password ?? "";
        var good = IsKnown(user)
            ? await signIn.CanSignInAsync(user) && await users.CheckPasswordAsync(user, given)
            : (await signIn.CheckPasswordSignInAsync(user, given, lockoutOnFailure: true)).Succeeded;
        if (!good)
        {
            await sessions.NoteAsync(user, failed);
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
        if (await sessions.HomeAsync(user) is { } home)
        {
            claims.Add(new(PortalClaims.Branch, home.ToString()));
        }

        await signIn.SignInWithClaimsAsync(user, isPersistent: false, claims);
        browsers.Remember(signIn.Context, user.Id);
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
        if (principal.ToTicket() is { } ticket)
        {
            await ContinueAsync(ticket, branchId);
        }
    }

    /// <summary>Issues the cookie of a session anew, with the account's stamp as it is now.</summary>
    public async Task ContinueAsync(AccessTicket ticket, Guid? branchId)
    {
        // the account as it is, not as this request may have seen it before
        await using var scope = scopes.CreateAsyncScope();
        var now = scope.ServiceProvider.GetRequiredService<UserManager<OpticaUser>>();
        if (await now.FindByIdAsync(ticket.UserId.ToString()) is not { } user)
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

    private bool IsKnown(OpticaUser user) => browsers.Find(signIn.Context, user.Id) is not null;

    private async Task<bool> IsShutOutAsync(OpticaUser user) => !IsKnown(user) && await users.IsLockedOutAsync(user);
}
