using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>Opens a locked screen again: its user's password, counted as at the door.</summary>
internal sealed class SessionLock(UserManager<OpticaUser> users, SignInService signIn, SessionLog sessions)
{
    /// <summary>Whose screen is locked; null when none is.</summary>
    public async Task<OpticaUser?> OwnerAsync(HttpContext context) =>
        LockedSession.Of(context) is { } ticket ? await users.FindByIdAsync(ticket.UserId.ToString()) : null;

    /// <summary>Opens the screen if the password is right.</summary>
    /// <returns>Whether it is open.</returns>
    public async Task<bool> OpenAsync(HttpContext context, string? password)
    {
        if (LockedSession.Of(context) is not { } ticket)
        {
            return true;
        }

        if (await OwnerAsync(context) is not { } owner || !await signIn.HasPasswordAsync(owner, password))
        {
            return false;
        }

        await sessions.UnlockAsync(ticket);
        return true;
    }
}
