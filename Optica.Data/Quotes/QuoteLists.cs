using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Quotes;

namespace Optica.Data.Quotes;

/// <summary>The shapes of quote queries: filter, order, projection. Nothing here decides who may see what.</summary>
internal static class QuoteLists
{
    /// <summary>Keeps to the branch that the caller has selected, if any.</summary>
    public static IQueryable<Quote> InSelectedBranch(this IQueryable<Quote> rows, AccessScope scope) =>
        scope.SelectedBranchId is { } selected ? rows.Where(row => row.BranchId == selected) : rows;

    /// <summary>Applies the filter; days made are those of the zone, last days those of each branch.</summary>
    public static IQueryable<Quote> Filter(
        this IQueryable<Quote> rows,
        OpticaDbContext db,
        QuoteFilter filter,
        (TimeZoneInfo Zone, BranchDays Days) calendar
    )
    {
        if (filter.BranchId is { } branch)
        {
            rows = rows.Where(row => row.BranchId == branch);
        }

        if (filter.CustomerId is { } customer)
        {
            rows = rows.Where(row => row.CustomerId == customer);
        }

        if (filter.SellerId is { } seller)
        {
            rows = rows.Where(row => row.SellerId == seller);
        }

        return rows.Reading(filter.Status, calendar.Days).Between(filter, calendar.Zone).Matching(db, filter.Text);
    }

    /// <summary>Sorts; ties are broken by id.</summary>
    public static IQueryable<Quote> Order(this IQueryable<Quote> rows, QuoteSort sort, bool descending)
    {
        var ordered = (sort, descending) switch
        {
            (QuoteSort.Total, false) => rows.OrderBy(row => row.HighestTotal),
            (QuoteSort.Total, true) => rows.OrderByDescending(row => row.HighestTotal),
            (QuoteSort.ValidUntil, false) => rows.OrderBy(row => row.ValidUntil),
            (QuoteSort.ValidUntil, true) => rows.OrderByDescending(row => row.ValidUntil),
            (_, false) => rows.OrderBy(row => row.CreatedAt),
            (_, true) => rows.OrderByDescending(row => row.CreatedAt),
        };
        return descending ? ordered.ThenByDescending(row => row.Id) : ordered.ThenBy(row => row.Id);
    }

    /// <summary>Quotes as lists show them, with the status as stored: <see cref="On"/> brings it to the day.</summary>
    public static IQueryable<QuoteRow> Rows(this IQueryable<Quote> rows, OpticaDbContext db) =>
        rows.Select(row => new QuoteRow(
            row.Id,
            row.Version,
            row.Number,
            row.BranchId,
            db.Branches.Where(branch => branch.Id == row.BranchId).Select(branch => branch.Name).FirstOrDefault() ?? "",
            row.CustomerId,
            db.Customers.Where(customer => customer.Id == row.CustomerId).Select(customer => customer.FullName).FirstOrDefault() ?? "",
            row.Status,
            row.ValidUntil,
            row.LowestTotal,
            row.HighestTotal,
            db.QuoteAlternatives.Count(one => one.QuoteId == row.Id),
            row.CreatedAt,
            db.Users.Where(user => user.Id == row.SellerId).Select(user => user.DisplayName).FirstOrDefault()
        )
        {
            SellerId = row.SellerId,
            OrderId = row.OrderId,
            WorkOrderId = row.WorkOrderId,
        });

    /// <summary>The row as it reads on the day of its branch.</summary>
    public static QuoteRow On(this QuoteRow row, BranchDays days) =>
        row with
        {
            Status = QuoteLife.On(row.Status, row.ValidUntil, days[row.BranchId]),
        };

    /// <summary>By what quotes read today: a draft past its last day is found as expired, not as a draft.</summary>
    private static IQueryable<Quote> Reading(this IQueryable<Quote> rows, QuoteStatus? status, BranchDays days)
    {
        if (status is not { } wanted)
        {
            return rows;
        }

        var (latest, earlier, behind) = (days.Latest, days.Earlier, days.Behind);
        if (wanted == QuoteStatus.Expired)
        {
            return rows.Where(row =>
                (row.Status == QuoteStatus.Draft || row.Status == QuoteStatus.Sent)
                && (row.ValidUntil < earlier || (row.ValidUntil < latest && !behind.Contains(row.BranchId)))
            );
        }

        rows = rows.Where(row => row.Status == wanted);
        return QuoteLife.CanExpire(wanted)
            ? rows.Where(row => row.ValidUntil >= latest || (row.ValidUntil >= earlier && behind.Contains(row.BranchId)))
            : rows;
    }

    private static IQueryable<Quote> Between(this IQueryable<Quote> rows, QuoteFilter filter, TimeZoneInfo zone)
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
    private static IQueryable<Quote> Matching(this IQueryable<Quote> rows, OpticaDbContext db, string? text)
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
