using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;
using Optica.Domain.Access;

namespace Optica.Portal.Identity;

/// <summary>The rules of passwords for whatever ASP.NET Core Identity sets by itself; the portal's own pages ask the same rules.</summary>
internal sealed class PortalPasswords : IPasswordValidator<OpticaUser>
{
    /// <summary>The key of the message of the rule that a password of an account breaks; null when it is good.</summary>
    public static string? Refuse(OpticaUser user, string? password) =>
        PasswordRules.Check(password, new(user.DisplayName, user.Email, user.TwoFactorEnabled));

    public Task<IdentityResult> ValidateAsync(UserManager<OpticaUser> manager, OpticaUser user, string? password) =>
        Task.FromResult(
            Refuse(user, password) is { } code
                ? IdentityResult.Failed(new IdentityError { Code = code, Description = code })
                : IdentityResult.Success
        );
}
