using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Audit;

namespace Optica.Portal.Identity;

/// <summary>Asks somebody who is signed in for their password once more, before they change how they sign in.</summary>
internal sealed class OwnPassword(IServiceScopeFactory scopes)
{
    /// <summary>The account; null when it is gone.</summary>
    public async Task<OpticaUser?> OwnerAsync(Guid userId)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserManager<OpticaUser>>().FindByIdAsync(userId.ToString());
    }

    /// <summary>Checks it; wrong ones are counted as at the door.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="password">As typed.</param>
    /// <param name="alone">Whether it has to be good enough without a second factor behind it.</param>
    /// <returns>The key of the message; null when it is right.</returns>
    public async Task<string?> RefuseAsync(Guid userId, string? password, bool alone)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<OpticaUser>>();
        if (await users.FindByIdAsync(userId.ToString()) is not { } user)
        {
            return "PasswordWrong";
        }

        if (!await scope.ServiceProvider.GetRequiredService<SignInService>().HasPasswordAsync(user, password, AuditActions.PasswordFailed))
        {
            return "PasswordWrong";
        }

        return alone && PasswordRules.Check(password, new(user.DisplayName, user.Email)) == PasswordRules.TooShort
            ? "PasswordTooShortAlone"
            : null;
    }
}
