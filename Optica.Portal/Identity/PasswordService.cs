using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;
using Optica.Domain.Audit;

namespace Optica.Portal.Identity;

/// <summary>Changes one's own password. Every other session ends with the old one.</summary>
internal sealed class PasswordService(IServiceScopeFactory scopes, PasswordWriter writer, SignInService signIn)
{
    /// <returns>Null when changed; otherwise the field and the key of its message.</returns>
    public async Task<(string Field, string Key)?> ChangeAsync(ClaimsPrincipal principal, string? current, string? next)
    {
        // a scope of its own: the request's may hold the account as it was before
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<OpticaUser>>();
        if (principal.ToTicket() is not { } ticket || await users.FindByIdAsync(ticket.UserId.ToString()) is not { } user)
        {
            return ("current", "PasswordWrong");
        }

        // of this scope, as the account is; a browser that its owner signed in with heeds no lockout that strangers filled
        if (!await scope.ServiceProvider.GetRequiredService<SignInService>().HasPasswordAsync(user, current))
        {
            return ("current", "PasswordWrong");
        }

        if (PortalPasswords.Refuse(user, next) is { } refused)
        {
            return ("next", refused);
        }

        var hash = users.PasswordHasher.HashPassword(user, next!);
        var written = await writer.SetAsync(user, (hash, AuditActions.PasswordChanged), ticket.SessionId, CancellationToken.None);
        if (!written.Succeeded)
        {
            return ("current", "PasswordWrong");
        }

        // the stamp moved: this browser gets a cookie with the new one, the others are out
        await signIn.ContinueAsync(ticket, ticket.SelectedBranchId);
        return null;
    }
}
