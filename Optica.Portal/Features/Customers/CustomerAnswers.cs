using Optica.Data.Appointments;
using Optica.Data.Customers;
using Optica.Data.Prescriptions;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Portal.Api;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Features.Prescriptions;

namespace Optica.Portal.Features.Customers;

/// <summary>A customer as the API answers: the profile, its figures, and the newest of its records. The same after a change as when read.</summary>
public sealed class CustomerAnswers(
    CustomerQueries customers,
    AnalyticsQueries analytics,
    CustomerTradeAnswers trade,
    PrescriptionQueries prescriptions,
    AppointmentQueries appointments
)
{
    private const int Newest = 20;

    /// <summary>The customer in full.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The answer; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<CustomerResponse>> ReadAsync(Guid id, CancellationToken cancellation)
    {
        var answer = await customers.ProfileAsync(id, cancellation);
        if (!answer.TryGet(out var profile, out var error))
        {
            return (Result<CustomerResponse>)error;
        }

        var figures = await analytics.CustomerAsync(id, cancellation);
        var page = new PageRequest(1, Newest);
        var eyes = await prescriptions.OfCustomerAsync(id, page, cancellation);
        var visits = await appointments.OfCustomerAsync(id, page, cancellation);
        var plain = await trade.AddAsync(CustomerJson.Of(profile), page, cancellation);
        return plain with
        {
            Analytics = figures.Succeeded ? ProfileAnalyticsResponse.Of(figures.Value) : plain.Analytics,
            Prescriptions = eyes.Succeeded ? eyes.Value.Map(PrescriptionRowResponse.Of) : null,
            Appointments = visits.Succeeded ? visits.Value.Map(AppointmentRowResponse.Of) : null,
        };
    }
}
