using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>
/// Links by which new members of staff choose their password. They carry a token of ASP.NET Core Identity, which is bound to the
/// account's stamp: choosing a password, or another link, moves the stamp, so that each works once. The work is nobody's: whoever is
/// signed in at that browser has nothing to do with it.
/// </summary>
public sealed class InvitationLinks(IServiceScopeFactory scopes)
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Makes a link.</summary>
    /// <param name="userId">The account.</param>
    /// <returns>The address within the portal.</returns>
    public async Task<string> MakeAsync(Guid userId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<OpticaUser>>();
        var user = await users.FindByIdAsync(userId.ToString()) ?? throw new InvalidOperationException("The account is gone.");
        var token = await users.GeneratePasswordResetTokenAsync(user);
        return $"invite?user={userId}&token={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";
    }

    /// <summary>Whose link it is.</summary>
    /// <param name="userId">The account the link names.</param>
    /// <param name="token">Its token.</param>
    /// <returns>The account; null for a link that is wrong, too old, or used.</returns>
    public async Task<OpticaUser?> FindAsync(string? userId, string? token)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await FindAsync(scope.ServiceProvider.GetRequiredService<UserManager<OpticaUser>>(), userId, Read(token));
    }

    /// <summary>Uses a link up.</summary>
    /// <param name="userId">The account the link names.</param>
    /// <param name="token">Its token.</param>
    /// <param name="password">The password chosen.</param>
    /// <returns>The account, and the key of the message when the password is refused; no account for a link that is not good.</returns>
    public async Task<(OpticaUser? User, string? Refused)> UseAsync(string? userId, string? token, string password)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<OpticaUser>>();
        var secret = Read(token);
        if (await FindAsync(users, userId, secret) is not { } user)
        {
            return (null, null);
        }

        var result = await users.ResetPasswordAsync(user, secret, password);
        return result.Succeeded ? (user, null)
            : result.Errors.Any(error => error.Code.StartsWith("Password", StringComparison.Ordinal)) ? (user, "PasswordTooWeak")
            // somebody used it at the same time
            : (null, null);
    }

    private static async Task<OpticaUser?> FindAsync(UserManager<OpticaUser> users, string? userId, string token)
    {
        // an account with a password has accepted already
        var user = Guid.TryParse(userId, out var id) ? await users.FindByIdAsync(id.ToString()) : null;
        return
            user is { IsActive: true, PasswordHash: null }
            && await users.VerifyUserTokenAsync(
                user,
                users.Options.Tokens.PasswordResetTokenProvider,
                UserManager<OpticaUser>.ResetPasswordTokenPurpose,
                token
            )
            ? user
            : null;
    }

    private static string Read(string? token)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token ?? ""));
        }
        catch (FormatException)
        {
            // cut off or typed: as good as none
            return "";
        }
    }
}
