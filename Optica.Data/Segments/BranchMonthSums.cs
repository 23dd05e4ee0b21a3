using Microsoft.EntityFrameworkCore;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>The months of an organisation's branches, from its orders and customers, streamed.</summary>
internal static class BranchMonthSums
{
    public static async Task<Dictionary<MonthKey, MonthDelta>> ReadAsync(
        OpticaDbContext db,
        Organisation own,
        CancellationToken cancellation
    )
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone);
        var months = new Dictionary<MonthKey, MonthDelta>();
        void Add(Guid branchId, DateTime at, MonthDelta delta)
        {
            var key = new MonthKey(own.Id, branchId, Months.Of(at, zone));
            var known = months.GetValueOrDefault(key, new MonthDelta());
            months[key] = new(known.Revenue + delta.Revenue, known.Orders + delta.Orders, known.NewCustomers + delta.NewCustomers);
        }

        var orders = db
            .Orders.Where(row => row.OrganisationId == own.Id)
            .Where(OrderRules.IsCounting)
            .Select(row => new
            {
                row.BranchId,
                row.CreatedAt,
                row.Amount,
            })
            .AsAsyncEnumerable();
        await foreach (var row in orders.WithCancellation(cancellation))
        {
            Add(row.BranchId, row.CreatedAt, new(row.Amount, 1));
        }

        var customers = db
            .CustomerFigures.Where(row => row.OrganisationId == own.Id)
            .Select(row => new { row.BranchId, row.CreatedAt })
            .AsAsyncEnumerable();
        await foreach (var row in customers.WithCancellation(cancellation))
        {
            Add(row.BranchId, row.CreatedAt, new(NewCustomers: 1));
        }

        return months;
    }
}
