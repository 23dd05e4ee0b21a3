using Optica.Domain.Common;

namespace Optica.Domain.Audit;

/// <summary>
/// That somebody was shown a customer within an hour, however often: by it "who saw this customer" begins at an index, and goes on in
/// those hours of those people only. Files are left out; see <see cref="Sighting.IsBulk"/>.
/// </summary>
public sealed class SightedCustomer : IOrganisationOwned
{
    private SightedCustomer() { }

    /// <summary>The organisation.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The customer.</summary>
    public Guid CustomerId { get; private set; }

    /// <summary>Hours since 1970, UTC.</summary>
    public int Hour { get; private set; }

    /// <summary>Who saw them.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The hour of an instant.</summary>
    /// <param name="at">UTC.</param>
    public static int HourOf(DateTime at) => (int)((at - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerHour);

    /// <summary>Notes it.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="customerId">The customer.</param>
    /// <param name="hour">The hour, by <see cref="HourOf"/>.</param>
    /// <param name="userId">Who.</param>
    public static SightedCustomer Create(Guid organisationId, Guid customerId, int hour, Guid userId) =>
        new()
        {
            OrganisationId = organisationId,
            CustomerId = customerId,
            Hour = hour,
            UserId = userId,
        };
}
