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
        if (page is { Number: > 1, Anchor: { } anchor } && await rows.BesideAsync(filter, (anchor, page.Size), cancellation) is { } beside)
        {
            return beside;
        }

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

    /// <summary>The ids beside a row; null when the row is gone, or when there are fewer: then the page is found by its number.</summary>
    private static async Task<List<Guid>?> BesideAsync(
        this IQueryable<CustomerFigures> rows,
        CustomerFilter filter,
        (PageAnchor Anchor, int Size) page,
        CancellationToken cancellation
    )
    {
        var id = page.Anchor.Id;
        if (await rows.SingleOrDefaultAsync(row => row.CustomerId == id, cancellation) is not { } anchor)
        {
            return null;
        }

        var order = (filter.Sort, filter.Descending != page.Anchor.IsBefore);
        var ids = rows.After(order, anchor) is { } after ? await Ids(after, 0, page.Size).ToListAsync(cancellation) : [];
        if (page.Anchor.IsBefore)
        {
            ids.Reverse();
        }

        return ids.Count == page.Size ? ids : null;
    }

    private static IQueryable<Guid> Ids(IQueryable<CustomerFigures> rows, int skip, int most) =>
        rows.Select(row => row.CustomerId).Skip(skip).Take(most);
}
