using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Segments;

namespace Optica.Benchmarks.Lists;

/// <summary>The usual way of portals: load the customers with their tags and orders, then filter, sort and add up in memory.</summary>
/// <param name="system">Opens the database.</param>
/// <param name="organisationId">The chain.</param>
/// <param name="at">The instant before which a last order is too long ago, and the first month that counts.</param>
internal sealed class ListLoad(SystemAccess system, Guid organisationId, (DateTime Cutoff, DateTime From) at)
{
    private const int PageSize = 25;
    private const int Best = 8;

    /// <summary>The first page of active customers, those who spent most first, with the total.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> ListAsync()
    {
        var all = (await LoadAsync()).Where(one => one.Customer.IsActive).ToList();
        var page = all.OrderByDescending(one => one.Spent).Take(PageSize).Select(one => (one.Customer.FullName, one.Customer.Tags.Count));
        return page.Any() ? all.Count : 0;
    }

    /// <summary>Months, segments, the best customers and those at risk.</summary>
    /// <returns>Orders of the months.</returns>
    public async Task<int> DashboardAsync()
    {
        var all = await LoadAsync();
        var recent = all.SelectMany(one => one.Orders).Where(order => order.CreatedAt >= at.From).ToList();
        var months = recent.GroupBy(order => order.CreatedAt.Month, (_, orders) => orders.Sum(order => order.Amount)).ToList();
        var rules = new SegmentRules();
        var segments = all.GroupBy(one => (rules.TierOf(one.Orders.Count), one.IsAtRisk(at.Cutoff)), (key, rows) => (key, rows.Count()))
            .ToList();
        var best = all.OrderByDescending(one => one.Spent).Take(Best).ToList();
        var lost = all.Where(one => one.IsAtRisk(at.Cutoff)).OrderByDescending(one => one.Spent).Take(Best).ToList();
        return months.Count + segments.Count + best.Count + lost.Count > 0 ? recent.Count : 0;
    }

    private async Task<List<Loaded>> LoadAsync()
    {
        await using var db = system.Open();
        var customers = await db
            .Customers.AsNoTracking()
            .Include(row => row.Tags)
            .Where(row => row.OrganisationId == organisationId)
            .ToListAsync();
        var orders = await db
            .Orders.AsNoTracking()
            .Include(row => row.Lines)
            .Where(row => row.OrganisationId == organisationId)
            .Where(OrderRules.IsCounting)
            .ToListAsync();
        var byCustomer = orders.ToLookup(order => order.CustomerId);
        return customers.ConvertAll(customer => new Loaded(customer, [.. byCustomer[customer.Id]]));
    }

    private sealed record Loaded(Customer Customer, List<Order> Orders)
    {
        public long Spent { get; } = Orders.Sum(order => order.Amount);

        public bool IsAtRisk(DateTime cutoff) => Orders.Count > 0 && Orders.Max(order => order.CreatedAt) < cutoff;
    }
}
