using Optica.Data.Customers;
using Optica.Data.Segments;
using Optica.Domain.Common;

namespace Optica.Portal.Features.Customers;

/// <summary>A customer as the API answers: the profile, its figures, and the newest of its records. The same after a change as when read.</summary>
public sealed class CustomerAnswers(CustomerQueries customers, AnalyticsQueries analytics, NewestRecords records)
{
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
        var plain = CustomerJson.Of(profile);
        var told = plain with { Analytics = figures.Succeeded ? ProfileAnalyticsResponse.Of(figures.Value) : plain.Analytics };
        return await records.AddAsync(id, told, cancellation);
    }
}
