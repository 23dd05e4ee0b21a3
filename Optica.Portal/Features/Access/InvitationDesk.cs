using Microsoft.AspNetCore.Components;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Identity;

namespace Optica.Portal.Features.Access;

/// <summary>Invites people: an account without a password, a link to choose one, and the letter that carries it; and links for another one.</summary>
public sealed class InvitationDesk(
    UserInviteService invites,
    InvitationLinks links,
    ResetLinks resets,
    InvitationPost post,
    NavigationManager navigation
)
{
    /// <summary>Makes an account and its link.</summary>
    /// <param name="input">As typed.</param>
    /// <param name="operation">Id of the click.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The link, or what <see cref="UserInviteService.InviteAsync"/> refuses.</returns>
    public async Task<Result<Invitation>> InviteAsync(UserInviteInput input, Guid operation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        return (await invites.InviteAsync(input, new(operation), cancellation)).TryGet(out var id, out var refused)
            ? await CarryAsync(new(id, input.Name!, input.Email!), cancellation)
            : refused;
    }

    /// <summary>Makes another link; those before are worth nothing any more.</summary>
    /// <param name="id">The account.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The link, or what <see cref="UserInviteService.RenewAsync"/> refuses.</returns>
    public async Task<Result<Invitation>> RenewAsync(Guid id, CancellationToken cancellation) =>
        (await invites.RenewAsync(id, cancellation)).TryGet(out var user, out var refused) ? await CarryAsync(user, cancellation) : refused;

    private async Task<Invitation> CarryAsync(InvitedUser user, CancellationToken cancellation)
    {
        var address = navigation.ToAbsoluteUri(await links.MakeAsync(user.Id)).ToString();
        return new Invitation(user.Name, address, await post.TryCarryAsync(user, address, cancellation));
    }

    /// <summary>Makes a link to choose another password; the one there is stays good until the link is used.</summary>
    /// <param name="id">The account.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The link, or what <see cref="UserInviteService.ResetAsync"/> refuses.</returns>
    public async Task<Result<Invitation>> ResetAsync(Guid id, CancellationToken cancellation)
    {
        if (!(await invites.ResetAsync(id, cancellation)).TryGet(out var user, out var refused))
        {
            return refused;
        }

        var address = navigation.ToAbsoluteUri(await resets.MakeAsync(user.Id)).ToString();
        return new Invitation(user.Name, address, await post.TryCarryAsync(user, address, cancellation, isReset: true), IsReset: true);
    }
}
