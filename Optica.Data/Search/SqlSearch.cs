using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>Search by the database: through the folded column and its covering index, until an organisation's own index is loaded.</summary>
internal static class SqlSearch
{
    private const int Candidates = 200;
    private const int GuessCandidates = 5_000;

    /// <summary>Finds what the context reaches.</summary>
    public static async Task<CustomerSearchAnswer> FindAsync(this OpticaDbContext db, SearchQuery query, CancellationToken cancellation)
    {
        var matches = db.Pairs().Matching(query);
        var total = await matches.Take(CustomerSearch.TotalCap + 1).CountAsync(cancellation);
        if (total == 0)
        {
            return await GuessAsync(db, query, cancellation);
        }

        var lines = await Ranked(matches, query)
            .Take(Candidates)
            .Select(row => new Line(row.Customer.Id, row.Customer.SearchText, row.Figures.IsActive, row.Figures.SortName))
            .ToListAsync(cancellation);
        var best = lines
            .OrderBy(line => query.Rank(line.SearchText))
            .ThenByDescending(line => line.IsActive)
            .ThenBy(line => line.SortName, StringComparer.Ordinal)
            .ThenBy(line => line.Id);
        var items = await LoadAsync(db, best, cancellation);
        return new CustomerSearchAnswer(query, items, Math.Min(total, CustomerSearch.TotalCap), total > CustomerSearch.TotalCap);
    }

    /// <summary>The database's own coarse ranking, so that the best are among the candidates however many match.</summary>
    private static IQueryable<CustomerLists.Pair> Ranked(IQueryable<CustomerLists.Pair> rows, SearchQuery query)
    {
        var start = query.NameWords.Count > 0 ? string.Join(' ', query.NameWords) : query.EmailPart ?? query.Digits ?? "";
        var field = $"|{start}";
        var whole = $"{start}|";
        return rows.OrderByDescending(row => row.Customer.SearchText.StartsWith(whole) || row.Customer.SearchText.Contains(field + "|"))
            .ThenByDescending(row => row.Customer.SearchText.StartsWith(start) || row.Customer.SearchText.Contains(field))
            .ThenByDescending(row => row.Figures.IsActive)
            .ThenBy(row => row.Figures.SortName)
            .ThenBy(row => row.Figures.CustomerId);
    }

    /// <summary>Nothing matched: names with one slip a word.</summary>
    private static async Task<CustomerSearchAnswer> GuessAsync(OpticaDbContext db, SearchQuery query, CancellationToken cancellation)
    {
        if (query.NameWords.Count == 0)
        {
            return new CustomerSearchAnswer(query, [], 0);
        }

        var rows = db.Pairs();
        foreach (var word in query.NameWords)
        {
            var parts = SearchQuery.TypoFragments(word);
            var (first, second, third) = (parts[0], parts[^1], parts[parts.Count / 2]);
            rows = rows.Where(row =>
                row.Customer.SearchText.Contains(first)
                || row.Customer.SearchText.Contains(second)
                || row.Customer.SearchText.Contains(third)
            );
        }

        var lines = await rows.OrderByDescending(row => row.Figures.IsActive)
            .ThenBy(row => row.Figures.SortName)
            .ThenBy(row => row.Figures.CustomerId)
            .Take(GuessCandidates)
            .Select(row => new Line(row.Customer.Id, row.Customer.SearchText, row.Figures.IsActive, row.Figures.SortName))
            .ToListAsync(cancellation);
        var near = lines.Where(line => query.NearlyMatches(line.SearchText)).ToList();
        return new CustomerSearchAnswer(query, await LoadAsync(db, near, cancellation), near.Count, IsGuess: true);
    }

    private static async Task<IReadOnlyList<CustomerRow>> LoadAsync(
        OpticaDbContext db,
        IEnumerable<Line> best,
        CancellationToken cancellation
    ) => await db.RowsAsync([.. best.Take(CustomerSearch.Most).Select(line => line.Id)], cancellation);

    private sealed record Line(Guid Id, string SearchText, bool IsActive, string SortName);
}
