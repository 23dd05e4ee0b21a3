using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>
/// Search by the index: finds ids in the branches of the caller's reach and reads them through the caller's own filters. What the index
/// still holds and the caller does not get, or what does not match any more, drops out and the next ones take its place.
/// </summary>
internal static class IndexSearch
{
    /// <summary>
    /// Everybody in reach who matches, in no order; null when the database has to be asked instead: the index is not loaded, or they are
    /// too many to be named one by one.
    /// </summary>
    public static async Task<List<Guid>?> AllAsync(
        this SearchIndex index,
        OpticaDbContext db,
        SearchQuery query,
        CancellationToken cancellation
    )
    {
        if (await StatesAsync(index, db, cancellation) is not { } states)
        {
            return null;
        }

        var (plan, reach) = (SearchPlan.Of(query), Reach(db));
        var scans = states.ConvertAll(state => state.Scan(plan, reach, CustomerSearch.TotalCap));
        return scans.Sum(scan => scan.Total) > CustomerSearch.TotalCap
            ? null
            : [.. scans.SelectMany(scan => scan.Packed.Concat(scan.Changed))];
    }

    /// <summary>Finds what the context reaches; null when the database has to be asked instead.</summary>
    public static async Task<CustomerSearchAnswer?> FindAsync(
        this SearchIndex index,
        OpticaDbContext db,
        SearchQuery query,
        CancellationToken cancellation
    )
    {
        if (await StatesAsync(index, db, cancellation) is not { } states)
        {
            return null;
        }

        var (asked, reach) = (SearchPlan.Of(query), Reach(db));
        var scans = states.ConvertAll(state => state.Scan(asked, reach));
        var isGuess = query.NameWords.Count > 0 && scans.TrueForAll(scan => scan.Total == 0);
        if (isGuess)
        {
            scans.Clear();
            foreach (var state in states)
            {
                if (SearchPlan.Guess(query, state.Words) is { } plan)
                {
                    scans.Add(state.Scan(plan, reach));
                }
            }
        }

        return await ReadAsync(db, query, (scans, isGuess), cancellation);
    }

    /// <summary>The branches to look through; null for all.</summary>
    private static HashSet<Guid>? Reach(OpticaDbContext db) => db.FilterByBranch is null ? null : db.FilterBranches.ToHashSet();

    private static async Task<List<SearchState>?> StatesAsync(SearchIndex index, OpticaDbContext db, CancellationToken cancellation)
    {
        var states = new List<SearchState>();
        foreach (var organisation in await OrganisationsAsync(db, cancellation))
        {
            if (await index.FreshAsync(organisation, cancellation) is not { } state)
            {
                return null;
            }

            states.Add(state);
        }

        return states;
    }

    private static async Task<List<Guid>> OrganisationsAsync(OpticaDbContext db, CancellationToken cancellation) =>
        db.FilterOrganisation is { } one ? [one] : await db.Organisations.Select(row => row.Id).ToListAsync(cancellation);

    private static async Task<CustomerSearchAnswer?> ReadAsync(
        OpticaDbContext db,
        SearchQuery query,
        (List<SearchScan> Scans, bool IsGuess) found,
        CancellationToken cancellation
    )
    {
        var hits = new List<Hit>();
        var sources = found.Scans.SelectMany(scan => new[] { new Source(scan.Packed), new Source(scan.Changed) }).ToList();
        var lost = 0;
        while (sources.SelectMany(source => source.Next()).ToList() is { Count: > 0 } ids)
        {
            var rows = await db.RowsAsync(ids, cancellation);
            var good = rows.Select(row => Judge(row, query, found.IsGuess)).Where(hit => hit.Rank < SearchQuery.NoMatch).ToList();
            hits.AddRange(good);
            lost += ids.Count - good.Count;
            var kept = good.Select(hit => hit.Row.Id).ToHashSet();
            sources.ForEach(source => source.Count(kept));
        }

        var total = found.Scans.Sum(scan => scan.Total) - lost;
        if (hits.Count < Math.Min(total, CustomerSearch.Most) || (hits.Count == 0 && lost > 0))
        {
            // the index is so stale that what it offered did not do
            return null;
        }

        var items = hits.OrderBy(hit => hit.Rank)
            .ThenByDescending(hit => hit.Row.IsActive)
            .ThenBy(hit => hit.SortName, StringComparer.Ordinal)
            .ThenBy(hit => hit.Row.Id)
            .Take(CustomerSearch.Most)
            .Select(hit => hit.Row)
            .ToList();
        var isCapped = total > CustomerSearch.TotalCap;
        return new(query, items, Math.Min(total, CustomerSearch.TotalCap), isCapped, found.IsGuess);
    }

    /// <summary>The line and the key as they are stored follow from the fields.</summary>
    private static Hit Judge(CustomerRow row, SearchQuery query, bool isGuess)
    {
        var line = SearchText.For(row.FirstName, row.LastName, row.Email, row.Phone, row.Rut, row.DocumentNumber);
        var rank =
            !isGuess ? query.Rank(line)
            : query.NearlyMatches(line) ? 0
            : SearchQuery.NoMatch;
        return new(row, rank, SearchText.SortName(row.LastName, row.FirstName));
    }

    private sealed record Hit(CustomerRow Row, int Rank, string SortName);

    /// <summary>Candidates in their order, of which a page is needed.</summary>
    private sealed class Source(IReadOnlyList<Guid> ids)
    {
        private int taken;
        private int good;
        private IReadOnlyList<Guid> asked = [];

        public IReadOnlyList<Guid> Next()
        {
            asked = [.. ids.Skip(taken).Take(CustomerSearch.Most - good)];
            taken += asked.Count;
            return asked;
        }

        public void Count(HashSet<Guid> kept) => good += asked.Count(kept.Contains);
    }
}
