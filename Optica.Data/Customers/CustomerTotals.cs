using Microsoft.EntityFrameworkCore;
using Optica.Data.Segments;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>How many customers a list has.</summary>
internal static class CustomerTotals
{
    /// <summary>How many there are: known beforehand where nothing but branch and state is asked for, else counted up to the cap.</summary>
    public static async Task<(int Total, bool IsCapped)> OfAsync(
        OpticaDbContext db,
        IQueryable<CustomerFigures> rows,
        CustomerFilter filter,
        CancellationToken cancellation
    )
    {
        if (filter.IsCounted)
        {
            var (branch, active) = (filter.BranchId, filter.IsActive);
            var counts = SegmentCounts.Everybody(db);
            counts = branch is null ? counts : counts.Where(row => row.BranchId == branch);
            counts = active is null ? counts : counts.Where(row => row.IsActive == active);
            return (await counts.SumAsync(row => row.Customers, cancellation), false);
        }

        return Capped(await rows.Take(CustomerQueries.TotalCap + 1).CountAsync(cancellation));
    }

    /// <summary>As it is told: no further than the cap.</summary>
    public static (int Total, bool IsCapped) Capped(int counted) =>
        (Math.Min(counted, CustomerQueries.TotalCap), counted > CustomerQueries.TotalCap);
}
