using Optica.Data.Appointments;
using Optica.Data.Prescriptions;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Portal.Api;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Features.WorkOrders;

namespace Optica.Portal.Features.Customers;

/// <summary>The newest of a customer's records, as the API answers with the customer; of each kind only to those who may see it.</summary>
public sealed class NewestRecords(
    CustomerTradeAnswers trade,
    PrescriptionQueries prescriptions,
    AppointmentQueries appointments,
    WorkOrderQueries jobs
)
{
    private const int Newest = 20;

    /// <summary>The same answer with the newest records, each kind with its total.</summary>
    /// <param name="id">The customer, in reach.</param>
    /// <param name="plain">The answer so far.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<CustomerResponse> AddAsync(Guid id, CustomerResponse plain, CancellationToken cancellation)
    {
        var page = new PageRequest(1, Newest);
        var told = await trade.AddAsync(plain, page, cancellation);
        var eyes = await prescriptions.OfCustomerAsync(id, page, cancellation);
        var visits = await appointments.OfCustomerAsync(id, page, cancellation);
        var made = await jobs.OfCustomerAsync(id, page, cancellation);
        return told with
        {
            Prescriptions = eyes.Succeeded ? eyes.Value.Map(PrescriptionRowResponse.Of) : null,
            Appointments = visits.Succeeded ? visits.Value.Map(AppointmentRowResponse.Of) : null,
            WorkOrders = made.Succeeded ? made.Value.Map(WorkOrderRowResponse.Of) : null,
        };
    }
}
