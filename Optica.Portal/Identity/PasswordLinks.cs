using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>
/// Links by which people choose a password without having one at hand. They carry a token of ASP.NET Core Identity, which is bound to the
/// account's stamp: choosing a password moves the stamp, so that each works once. The work is nobody's: whoever is signed in at that
/// browser has nothing to do with it.
/// </summary>
public abstract class PasswordLinks(IServiceScopeFactory scopes)
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The page it leads to.</summary>
    protected abstract string Page { get; }

    /// <summary>What the audit trail calls its use.</summary>
    protected abstract string Action { get; }

    /// <summary>Makes a link.</summary>
    /// <param name="userId">The account.</param>
    /// <returns>The address within the portal.</returns>
    public async Task<string> MakeAsync(Guid userId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<OpticaUser>>();
        var user = await users.FindByIdAsync(userId.ToString()) ?? throw new InvalidOperationException("The account is gone.");
        var token = await users.GeneratePasswordResetTokenAsync(user);
        return $"{Page}?user={userId}&token={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";
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
    public async Task<(OpticaUser? User, string? Refused)> UseAsync(string? userId, string? token, string? password)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<OpticaUser>>();
        if (await FindAsync(users, userId, Read(token)) is not { } user)
        {
            return (null, null);
        }

        if (PortalPasswords.Refuse(user, password) is { } refused)
        {
            return (user, refused);
        }

        var hash = users.PasswordHasher.HashPassword(user, password!);
        var writer = scope.ServiceProvider.GetRequiredService<PasswordWriter>();
        // not saved when somebody used it at the same time
        return (await writer.SetAsync(user, (hash, Action), keep: null, CancellationToken.None)).Succeeded
            ? (await AgainAsync(user.Id), null)
            : (null, null);
    }

    /// <summary>Whether an account is one that such a link is for.</summary>
    protected abstract bool Fits(OpticaUser user);

    /// <summary>As it is after the save, stamp included.</summary>
    private async Task<OpticaUser?> AgainAsync(Guid id)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserManager<OpticaUser>>().FindByIdAsync(id.ToString());
    }

    private async Task<OpticaUser?> FindAsync(UserManager<OpticaUser> users, string? userId, string token)
    {
        var user = Guid.TryParse(userId, out var id) ? await users.FindByIdAsync(id.ToString()) : null;
        return
            user is { IsActive: true }
            && Fits(user)
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
