using Optica.Data.Tenancy;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Pages of customers that begin beside a known row.</summary>
internal static class CustomerKeysets
{
    /// <summary>The rows that come after another one in an order, the next one first.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="order">Its order.</param>
    /// <param name="anchor">The other row.</param>
    /// <returns>The rows, or null where the order has nothing to go by: a customer who never bought, sorted by their last order.</returns>
    public static IQueryable<CustomerFigures>? After(
        this IQueryable<CustomerFigures> rows,
        (CustomerSort Sort, bool Descending) order,
        CustomerFigures anchor
    )
    {
        var (sort, down) = order;
        var tie = new Keyset.Tie<CustomerFigures, Guid>(row => row.CustomerId, anchor.CustomerId);
        var past = sort switch
        {
            CustomerSort.CreatedAt => rows.Past(row => row.CreatedAt, anchor.CreatedAt, down, tie),
            CustomerSort.TotalSpent => rows.Past(row => row.TotalSpent, anchor.TotalSpent, down, tie),
            CustomerSort.OrderCount => rows.Past(row => row.OrderCount, anchor.OrderCount, down, tie),
            CustomerSort.LastOrderDate => anchor.LastOrderAt is null
                ? null
                : rows.Where(row => row.LastOrderAt != null).Past(row => row.LastOrderAt, anchor.LastOrderAt, down, tie),
            _ => rows.Past(row => row.SortName, anchor.SortName, down, tie),
        };
        return past?.Order(sort, down);
    }
}
