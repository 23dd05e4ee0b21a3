using Optica.Data.Appointments;
using Optica.Data.Orders;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Portal.Api;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Features.Orders;

namespace Optica.Portal.Features.Customers;

/// <summary>What stands beside a customer's own fields: the newest of each kind of record, and figures. What may not be seen stays away.</summary>
internal sealed record CustomerParts(OrderQueries Orders, AppointmentQueries Appointments, AnalyticsQueries Analytics)
{
    private const int Newest = 20;

    /// <summary>The answer with its parts.</summary>
    public async Task<CustomerResponse> AddToAsync(CustomerResponse customer, Guid id, CancellationToken cancellation)
    {
        var page = new PageRequest(1, Newest);
        var orders = await Orders.OfCustomerAsync(id, page, cancellation);
        var visits = await Appointments.OfCustomerAsync(id, page, cancellation);
        var analytics = await Analytics.CustomerAsync(id, cancellation);
        return customer with
        {
            Orders = orders.Succeeded ? orders.Value.Orders.Map(OrderRowResponse.Of) : null,
            Appointments = visits.Succeeded ? visits.Value.Map(AppointmentRowResponse.Of) : null,
            Engagement = analytics.Succeeded ? EngagementResponse.Of(analytics.Value) : null,
        };
    }
}
