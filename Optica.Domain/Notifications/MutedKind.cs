using Optica.Domain.Common;

namespace Optica.Domain.Notifications;

/// <summary>A user does not want to be told of a kind of news.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Kind">The kind.</param>
/// <param name="OrganisationId">The user's organisation.</param>
public sealed record MutedKind(Guid UserId, NotificationKind Kind, Guid OrganisationId) : IOrganisationOwned;
