using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Data.Agreements;
using Optica.Data.Customers;
using Optica.Data.Orders;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Benchmarks.Lists;

/// <summary>The product's own services, rights included, as one user.</summary>
internal sealed class ListProduct(IServiceProvider circuit)
{
    /// <summary>Enters as a user.</summary>
    public static ListProduct Enter(AsyncServiceScope scope, Guid userId)
    {
        scope.ServiceProvider.GetRequiredService<CurrentAccess>().UseJob(userId, null);
        return new(scope.ServiceProvider);
    }

    /// <summary>A page of a list with its total and tags.</summary>
    /// <returns>How many there are, as far as they are counted.</returns>
    public async Task<int> ListAsync(CustomerFilter filter, int page = 1) =>
        (await Of<CustomerQueries>().ListAsync(filter, new PageRequest(page), CancellationToken.None)).Value.Total;

    /// <summary>The same page as who goes on from the one before it gets it: beside its last row.</summary>
    /// <returns>How many there are, as far as they are counted.</returns>
    public async Task<int> NextAsync(CustomerFilter filter, int page, Guid before) =>
        (
            await Of<CustomerQueries>()
                .ListAsync(filter, new PageRequest(page) { Anchor = new(before, IsBefore: false) }, CancellationToken.None)
        )
            .Value
            .Total;

    /// <summary>The last row of a page.</summary>
    public async Task<Guid> LastAsync(CustomerFilter filter, int page) =>
        (await Of<CustomerQueries>().ListAsync(filter, new PageRequest(page), CancellationToken.None)).Value.Items[^1].Id;

    /// <summary>The totals above the list: all, active, new, due and by segment.</summary>
    /// <returns>How many customers.</returns>
    public async Task<int> TotalsAsync() =>
        (await Of<CustomerQueries>().StatsAsync(CancellationToken.None)).Value.BySegment.Sum(row => row.Customers);

    /// <summary>The dashboard.</summary>
    /// <returns>Orders of twelve months.</returns>
    public async Task<int> DashboardAsync() =>
        (await Of<DashboardQueries>().ReadAsync(CancellationToken.None)).Value.Months.Sum(month => month.Orders);

    /// <summary>All that the first view of a profile asks: the customer, their benefits, and the agreements to choose from.</summary>
    /// <returns>How many orders the customer has.</returns>
    public async Task<int> ProfileAsync(Guid id)
    {
        var profile = (await Of<CustomerQueries>().ProfileAsync(id, CancellationToken.None)).Value;
        _ = (await Of<AgreementQueries>().OfCustomerAsync(id, CancellationToken.None)).Value;
        return profile.Figures.OrderCount;
    }

    /// <summary>The tabs that grow with the orders: the first page of them, and what the customer is worth.</summary>
    /// <returns>How many orders the customer has.</returns>
    public async Task<int> TabsAsync(Guid id)
    {
        _ = (await Of<OrderQueries>().OfCustomerAsync(id, new PageRequest(), CancellationToken.None)).Value;
        return (await Of<AnalyticsQueries>().CustomerAsync(id, CancellationToken.None)).Value.Figures.OrderCount;
    }

    private T Of<T>()
        where T : notnull => circuit.GetRequiredService<T>();
}
