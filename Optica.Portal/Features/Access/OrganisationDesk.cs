using Microsoft.AspNetCore.Components;
using Optica.Data.Organisations;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Identity;

namespace Optica.Portal.Features.Access;

/// <summary>Makes organisations: the first admin gets a link to choose a password, and the letter that carries it.</summary>
public sealed class OrganisationDesk(
    OrganisationService organisations,
    InvitationLinks links,
    InvitationPost post,
    NavigationManager navigation
)
{
    /// <summary>Makes an organisation and the link of its first admin.</summary>
    /// <param name="input">As typed.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The link, or what <see cref="OrganisationService.AddAsync"/> refuses.</returns>
    public async Task<Result<Invitation>> AddAsync(FirstAccountInput input, CancellationToken cancellation) =>
        (await organisations.AddAsync(input, cancellation)).TryGet(out var admin, out var refused)
            ? await CarryAsync(admin, cancellation)
            : refused;

    /// <summary>Makes another link for an organisation's first admin; those before are worth nothing any more.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The link, or what <see cref="OrganisationService.RenewAsync"/> refuses.</returns>
    public async Task<Result<Invitation>> RenewAsync(Guid id, CancellationToken cancellation) =>
        (await organisations.RenewAsync(id, cancellation)).TryGet(out var admin, out var refused)
            ? await CarryAsync(admin, cancellation)
            : refused;

    private async Task<Invitation> CarryAsync(InvitedUser admin, CancellationToken cancellation)
    {
        var address = navigation.ToAbsoluteUri(await links.MakeAsync(admin.Id)).ToString();
        return new Invitation(admin.Name, address, await post.TryCarryAsync(admin, address, cancellation));
    }
}
