using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>Changes one's own password. Every other session ends with the old one.</summary>
internal sealed class PasswordService(UserManager<OpticaUser> users, SignInService signIn)
{
    /// <returns>Null when changed; otherwise the field and the key of its message.</returns>
    public async Task<(string Field, string Key)?> ChangeAsync(ClaimsPrincipal principal, string? current, string? next)
    {
        if (principal.ToTicket() is not { } ticket || await users.FindByIdAsync(ticket.UserId.ToString()) is not { } user)
        {
            return ("current", "PasswordWrong");
        }

        if (await users.IsLockedOutAsync(user) || !await users.CheckPasswordAsync(user, current ?? ""))
        {
            await users.AccessFailedAsync(user);
            return ("current", "PasswordWrong");
        }

        var result = await users.ChangePasswordAsync(user, current ?? "", next ?? "");
        if (!result.Succeeded)
        {
            return ("next", "PasswordTooWeak");
        }

        // the stamp moved: this browser gets a cookie with the new one, the others are out
        await signIn.SelectBranchAsync(principal, ticket.SelectedBranchId);
        return null;
    }
}
