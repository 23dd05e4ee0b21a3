using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Pages of customers: in which order, which ids, and then their rows. Nothing here decides who may see what.</summary>
internal static class CustomerPages
{
    /// <summary>
    /// Orders; ties are broken by id in the same direction, as an index read backwards does, and customers without the sorted value come
    /// last.
    /// </summary>
    public static IQueryable<CustomerFigures> Order(this IQueryable<CustomerFigures> rows, CustomerSort sort, bool descending)
    {
        var ordered = (sort, descending) switch
        {
            (CustomerSort.CreatedAt, false) => rows.OrderBy(row => row.CreatedAt),
            (CustomerSort.CreatedAt, true) => rows.OrderByDescending(row => row.CreatedAt),
            (CustomerSort.LastOrderDate, false) => rows.OrderBy(row => row.LastOrderAt == null).ThenBy(row => row.LastOrderAt),
            // the databases take nothing for the least
            (CustomerSort.LastOrderDate, true) => rows.OrderByDescending(row => row.LastOrderAt),
            (CustomerSort.TotalSpent, false) => rows.OrderBy(row => row.TotalSpent),
            (CustomerSort.TotalSpent, true) => rows.OrderByDescending(row => row.TotalSpent),
            (CustomerSort.OrderCount, false) => rows.OrderBy(row => row.OrderCount),
            (CustomerSort.OrderCount, true) => rows.OrderByDescending(row => row.OrderCount),
            (_, false) => rows.OrderBy(row => row.SortName),
            (_, true) => rows.OrderByDescending(row => row.SortName),
        };
        return descending ? ordered.ThenByDescending(row => row.CustomerId) : ordered.ThenBy(row => row.CustomerId);
    }

    /// <summary>The ids of one page, from the narrow table alone.</summary>
    public static async Task<List<Guid>> PageAsync(
        this IQueryable<CustomerFigures> rows,
        CustomerFilter filter,
        PageRequest page,
        CancellationToken cancellation
    )
    {
        if (filter is not { Sort: CustomerSort.LastOrderDate, Descending: false })
        {
            return await Ids(rows.Order(filter.Sort, filter.Descending), page.Skip, page.Size).ToListAsync(cancellation);
        }

        // who never bought comes last: asked for by themselves, so that the others come in the order of the index
        var bought = rows.Where(row => row.LastOrderAt != null);
        var ids = await Ids(bought.OrderBy(row => row.LastOrderAt).ThenBy(row => row.CustomerId), page.Skip, page.Size)
            .ToListAsync(cancellation);
        if (ids.Count < page.Size)
        {
            var before = ids.Count > 0 ? page.Skip : await bought.CountAsync(cancellation);
            var never = rows.Where(row => row.LastOrderAt == null).OrderBy(row => row.CustomerId);
            ids.AddRange(await Ids(never, page.Skip - before, page.Size - ids.Count).ToListAsync(cancellation));
        }

        return ids;
    }

    /// <summary>Rows of customers, in the order of their ids; who is out of reach or gone is left out.</summary>
    public static async Task<List<CustomerRow>> RowsAsync(this OpticaDbContext db, List<Guid> ids, CancellationToken cancellation)
    {
        // asked of the customer, SQLite goes through the whole branch of whoever sees one branch alone
        var rows = await db.Pairs().Where(row => ids.Contains(row.Figures.CustomerId)).Rows(db).ToListAsync(cancellation);
        var places = ids.Index().ToDictionary(one => one.Item, one => one.Index);
        return [.. rows.OrderBy(row => places[row.Id])];
    }

    private static IQueryable<Guid> Ids(IQueryable<CustomerFigures> rows, int skip, int most) =>
        rows.Select(row => row.CustomerId).Skip(skip).Take(most);
}
