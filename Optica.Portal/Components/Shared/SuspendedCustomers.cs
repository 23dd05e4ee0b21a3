using Optica.Data.Customers;
using Optica.Domain.Customers;

namespace Optica.Portal.Components.Shared;

/// <summary>Asks before a form opens whether anything may be done with its customer's data: nobody types what will be refused (CL-12).</summary>
public static class SuspendedCustomers
{
    /// <summary>Why nothing may be done, or null: also for a customer out of reach, of whom the service decides.</summary>
    /// <param name="customers">Reads the customer as the caller.</param>
    /// <param name="customerId">The customer.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<CustomerSuspended?> SuspendedAsync(
        this CustomerQueries customers,
        Guid customerId,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(customers);
        return (await customers.RowAsync(customerId, cancellation)).TryGet(out var row, out _) ? row.Refusal : null;
    }
}
