using Optica.Data.Access;
using Optica.Domain.Audit;

namespace Optica.Portal.Identity;

/// <summary>Links by which people who forgot their password choose another one; a second factor stays as it is.</summary>
public sealed class ResetLinks(IServiceScopeFactory scopes) : PasswordLinks(scopes)
{
    /// <inheritdoc />
    protected override string Page => "reset";

    /// <inheritdoc />
    protected override string Action => AuditActions.PasswordReset;

    /// <summary>Who was invited and has no password yet has another link.</summary>
    protected override bool Fits(OpticaUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.PasswordHash is not null;
    }
}
