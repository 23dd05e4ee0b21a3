using Optica.Domain.Common;

namespace Optica.Domain.Access;

/// <summary>
/// One look of a platform admin into an organisation's customers: for a reason, until an end, told in the organisation's chain
/// (DOMAIN §1, SECURITY 9).
/// </summary>
public sealed class PlatformAccess : IOrganisationOwned
{
    /// <summary>Shortest reason: one word says nothing.</summary>
    public const int ReasonLeast = 10;

    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 300;

    /// <summary>How long it lasts.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(60);

    private PlatformAccess() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The platform admin.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Since when, UTC.</summary>
    public DateTime GrantedAt { get; private set; }

    /// <summary>From this instant (UTC) on it is worth nothing.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>When it was ended early, UTC; null while it runs, and when it ran out.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>A new access, for <see cref="Duration"/>.</summary>
    /// <param name="organisationId">Whose customers.</param>
    /// <param name="userId">Who looks.</param>
    /// <param name="reason">Why, cleaned, of <see cref="ReasonLeast"/> to <see cref="ReasonLength"/> characters.</param>
    /// <param name="at">Now, UTC.</param>
    public static PlatformAccess Create(Guid organisationId, Guid userId, string reason, DateTime at) =>
        new()
        {
            Id = Ids.New(at),
            OrganisationId = organisationId,
            UserId = userId,
            Reason = reason,
            GrantedAt = at,
            EndsAt = at + Duration,
        };

    /// <summary>Ends it early.</summary>
    /// <param name="at">Now, UTC.</param>
    public void End(DateTime at) => EndedAt ??= at;
}
