using Microsoft.EntityFrameworkCore;
using Optica.Data.Search;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>The shapes of customer queries: filter, order, projection. Nothing here decides who may see what.</summary>
internal static class CustomerLists
{
    /// <summary>A customer with what lists sort by. Set by initialisers: EF does not see through a constructor in later clauses.</summary>
    internal sealed record Pair
    {
        public required Customer Customer { get; init; }

        public required CustomerFigures Figures { get; init; }
    }

    public static IQueryable<Pair> Pairs(this OpticaDbContext db) =>
        db
            .CustomerFigures.AsNoTracking()
            .Join(
                db.Customers.AsNoTracking(),
                figures => figures.CustomerId,
                customer => customer.Id,
                (figures, customer) => new Pair { Customer = customer, Figures = figures }
            );

    /// <summary>Keeps to the branch that the caller has selected, if any.</summary>
    public static IQueryable<CustomerFigures> InSelectedBranch(this IQueryable<CustomerFigures> rows, AccessScope scope) =>
        scope.SelectedBranchId is { } selected ? rows.Where(row => row.BranchId == selected) : rows;

    /// <summary>Applies the filter, but for text and tag, to the narrow table, whose indexes cover it; days are those of the zone.</summary>
    public static IQueryable<CustomerFigures> Filter(
        this IQueryable<CustomerFigures> rows,
        CustomerFilter filter,
        (TimeZoneInfo Zone, SegmentClock Clock) local
    )
    {
        var (zone, clock) = local;
        rows = rows.ByFigures(filter, clock);

        if (filter.BranchId is { } branch)
        {
            rows = rows.Where(row => row.BranchId == branch);
        }

        if (filter.OrganisationId is { } organisation)
        {
            rows = rows.Where(row => row.OrganisationId == organisation);
        }

        if (filter.CreatedFrom is { } from)
        {
            var start = LocalDay.Start(from, zone);
            rows = rows.Where(row => row.CreatedAt >= start);
        }

        if (filter.CreatedTo is { } to)
        {
            var end = LocalDay.End(to, zone);
            rows = rows.Where(row => row.CreatedAt < end);
        }

        if (filter.ExamDueBefore is { } due)
        {
            rows = rows.Where(row => row.NextExamDue <= due);
        }

        return rows;
    }

    /// <summary>Keeps to the matches of the filter's text, if there is one: named by the index where it can, else found by the database.</summary>
    public static async Task<IQueryable<CustomerFigures>> MatchingAsync(
        this IQueryable<CustomerFigures> rows,
        OpticaDbContext db,
        (CustomerFilter Filter, SearchIndex Index) with,
        CancellationToken cancellation
    )
    {
        if (string.IsNullOrWhiteSpace(with.Filter.Text))
        {
            return rows;
        }

        var query = SearchQuery.Parse(with.Filter.Text);
        if (query.Kind != SearchKind.Empty && await with.Index.AllAsync(db, query, cancellation) is { } ids)
        {
            // one parameter, however many there are
            return rows.Where(row => EF.Parameter(ids).Contains(row.CustomerId));
        }

        var matches = db.Pairs().Matching(query).Select(row => row.Customer.Id);
        return rows.Where(row => matches.Contains(row.CustomerId));
    }

    /// <summary>Keeps to the customers that carry a tag, if one is asked for.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="db">The context.</param>
    /// <param name="filter">Which tag.</param>
    /// <param name="isCommon">
    /// Whether many carry it: then the list is gone through in its order and each customer looked up, instead of sorting all that carry it.
    /// </param>
    public static IQueryable<CustomerFigures> Tagged(
        this IQueryable<CustomerFigures> rows,
        OpticaDbContext db,
        CustomerFilter filter,
        bool isCommon = false
    )
    {
        if (SearchText.Fold(filter.Tag) is not { Length: > 0 } tag)
        {
            return rows;
        }

        var marked = db.CustomerTags.Where(mark => mark.Folded == tag);
        return isCommon
            ? rows.Where(row => marked.Any(mark => mark.CustomerId == row.CustomerId))
            : rows.Where(row => marked.Select(mark => mark.CustomerId).Contains(row.CustomerId));
    }

    private static IQueryable<CustomerFigures> ByFigures(this IQueryable<CustomerFigures> rows, CustomerFilter filter, SegmentClock clock)
    {
        if (filter.IsActive is { } active)
        {
            rows = rows.Where(row => row.IsActive == active);
        }

        if (filter.Segment is { } segment)
        {
            rows = clock.Of(rows, segment);
        }

        if (filter.SpentFrom is { } least)
        {
            rows = rows.Where(row => row.TotalSpent >= least);
        }

        if (filter.SpentTo is { } most)
        {
            rows = rows.Where(row => row.TotalSpent <= most);
        }

        return rows;
    }

    /// <summary>Keeps to the matches of a search text (DOMAIN §4); a text that asks for nothing matches nothing.</summary>
    public static IQueryable<Pair> Matching(this IQueryable<Pair> rows, SearchQuery query)
    {
        var name = NameMatches(query);
        var email = query.EmailPart;
        var digits = query.Digits;
        var begins = query.DigitsBeginRut;
        return query.Kind switch
        {
            SearchKind.Empty => rows.Where(row => false),
            SearchKind.Name => name!(rows),
            _ => rows.Where(row =>
                    (email != null && row.Customer.SearchText.Contains(email))
                    || (digits != null && begins && row.Customer.Rut != null && row.Customer.Rut.StartsWith(digits))
                    || (digits != null && !begins && row.Customer.SearchText.Contains(digits))
                )
                .Or(rows, name),
        };
    }

    private static Func<IQueryable<Pair>, IQueryable<Pair>>? NameMatches(SearchQuery query) =>
        query.NameWords.Count == 0
            ? null
            : rows =>
                query.NameWords.Aggregate(
                    rows,
                    (left, word) =>
                    {
                        var inside = $" {word}";
                        return left.Where(row => row.Customer.SearchText.StartsWith(word) || row.Customer.SearchText.Contains(inside));
                    }
                );

    /// <summary>Mixed queries: whoever fits either part, without duplicates.</summary>
    private static IQueryable<Pair> Or(this IQueryable<Pair> left, IQueryable<Pair> all, Func<IQueryable<Pair>, IQueryable<Pair>>? name)
    {
        if (name is null)
        {
            return left;
        }

        var byName = name(all).Select(row => row.Customer.Id);
        var byRest = left.Select(row => row.Customer.Id);
        return all.Where(row => byName.Contains(row.Customer.Id) || byRest.Contains(row.Customer.Id));
    }
}
