using Optica.Data.LensPurchases;
using Optica.Data.Orders;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Portal.Api;
using Optica.Portal.Features.LensPurchases;
using Optica.Portal.Features.Orders;
using Optica.Portal.Features.Quotes;

namespace Optica.Portal.Features.Customers;

/// <summary>The newest of what a customer is offered and buys; each part only for those who may see it.</summary>
public sealed class CustomerTradeAnswers(OrderQueries orders, QuoteQueries quotes, LensPurchaseQueries purchases)
{
    /// <summary>Adds the parts to a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="page">How many.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<CustomerResponse> AddAsync(CustomerResponse profile, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var sold = await orders.OfCustomerAsync(profile.Id, page, cancellation);
        var offered = await quotes.OfCustomerAsync(profile.Id, page, cancellation);
        var bought = await purchases.OfCustomerAsync(profile.Id, page, cancellation);
        return profile with
        {
            Orders = sold.Succeeded ? sold.Value.Orders.Map(OrderRowResponse.Of) : null,
            Quotes = offered.Succeeded ? offered.Value.Map(QuoteRowResponse.Of) : null,
            LensPurchases = bought.Succeeded ? bought.Value.Map(LensPurchaseResponse.Of) : null,
        };
    }
}
