using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;

namespace Optica.Data.Orders;

/// <summary>The shapes of order queries: filter, order, projection. Nothing here decides who may see what.</summary>
internal static class OrderLists
{
    /// <summary>Keeps to the branch that the caller has selected, if any.</summary>
    public static IQueryable<Order> InSelectedBranch(this IQueryable<Order> rows, AccessScope scope) =>
        scope.SelectedBranchId is { } selected ? rows.Where(row => row.BranchId == selected) : rows;

    /// <summary>Applies the filter; days are those of <paramref name="zone"/>.</summary>
    public static IQueryable<Order> Filter(this IQueryable<Order> rows, OpticaDbContext db, OrderFilter filter, TimeZoneInfo zone)
    {
        if (filter.Status is { } status)
        {
            rows = rows.Where(row => row.Status == status);
        }

        if (filter.OnlyDue)
        {
            rows = rows.Where(row => row.Balance > 0).Where(OrderRules.IsCounting);
        }

        if (filter.BranchId is { } branch)
        {
            rows = rows.Where(row => row.BranchId == branch);
        }

        if (filter.CustomerId is { } customer)
        {
            rows = rows.Where(row => row.CustomerId == customer);
        }

        return rows.Between(filter, zone).Matching(db, filter.Text);
    }

    /// <summary>Sorts; ties are broken by id.</summary>
    public static IQueryable<Order> Order(this IQueryable<Order> rows, OrderSort sort, bool descending)
    {
        var ordered = (sort, descending) switch
        {
            (OrderSort.Total, false) => rows.OrderBy(row => row.Total),
            (OrderSort.Total, true) => rows.OrderByDescending(row => row.Total),
            (OrderSort.Balance, false) => rows.OrderBy(row => row.Balance),
            (OrderSort.Balance, true) => rows.OrderByDescending(row => row.Balance),
            (_, false) => rows.OrderBy(row => row.CreatedAt),
            (_, true) => rows.OrderByDescending(row => row.CreatedAt),
        };
        return descending ? ordered.ThenByDescending(row => row.Id) : ordered.ThenBy(row => row.Id);
    }

    /// <summary>Orders as lists show them; customers out of reach stay without a name.</summary>
    public static IQueryable<OrderRow> Rows(this IQueryable<Order> rows, OpticaDbContext db) =>
        rows.Select(row => new OrderRow(
            row.Id,
            row.Version,
            row.Number,
            row.BranchId,
            db.Branches.Where(branch => branch.Id == row.BranchId).Select(branch => branch.Name).FirstOrDefault() ?? "",
            row.CustomerId,
            db.Customers.Where(customer => customer.Id == row.CustomerId).Select(customer => customer.FullName).FirstOrDefault() ?? "",
            row.Status,
            row.Total,
            row.Amount,
            row.Balance,
            row.CreatedAt,
            db.OrderLines.Where(line => line.OrderId == row.Id)
                .OrderBy(line => line.Position)
                .Select(line => line.Description)
                .FirstOrDefault()
                ?? "",
            db.OrderLines.Count(line => line.OrderId == row.Id)
        ));

    private static IQueryable<Order> Between(this IQueryable<Order> rows, OrderFilter filter, TimeZoneInfo zone)
    {
        if (filter.From is { } from)
        {
            var start = LocalDay.Start(from, zone);
            rows = rows.Where(row => row.CreatedAt >= start);
        }

        if (filter.To is { } to)
        {
            var end = LocalDay.End(to, zone);
            rows = rows.Where(row => row.CreatedAt < end);
        }

        return rows;
    }

    /// <summary>Part of a number, or a customer as search finds them.</summary>
    private static IQueryable<Order> Matching(this IQueryable<Order> rows, OpticaDbContext db, string? text)
    {
        if (TextRules.CleanLine(text) is not { } clean || !TextRules.IsClean(clean, multiline: false))
        {
            return rows;
        }

        var query = SearchQuery.Parse(clean);
        var customers = db.Pairs().Matching(query).Select(pair => pair.Customer.Id);
        if (clean.Length > SearchQuery.MaximumLength)
        {
            // longer than any number
            return rows.Where(row => customers.Contains(row.CustomerId));
        }

        var number = clean.ToUpperInvariant();
        return rows.Where(row => row.Number.Contains(number) || customers.Contains(row.CustomerId));
    }
}
