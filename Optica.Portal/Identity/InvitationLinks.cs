using Optica.Data.Access;
using Optica.Domain.Audit;

namespace Optica.Portal.Identity;

/// <summary>Links by which new members of staff choose their first password.</summary>
public sealed class InvitationLinks(IServiceScopeFactory scopes) : PasswordLinks(scopes)
{
    /// <inheritdoc />
    protected override string Page => "invite";

    /// <inheritdoc />
    protected override string Action => AuditActions.InviteAccepted;

    /// <summary>An account with a password has accepted already.</summary>
    protected override bool Fits(OpticaUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.PasswordHash is null;
    }
}
