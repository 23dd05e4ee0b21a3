using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Tenancy;

namespace Optica.Data.Search;

/// <summary>Reads what the index keeps: of whole organisations, since it serves everybody in one; who may see what is asked at each search.</summary>
internal sealed class SearchReader(SystemAccess system)
{
    /// <summary>Ids that one statement asks for.</summary>
    private const int Chunk = 500;

    /// <summary>Every customer of an organisation, in the order of lists; one after the other, none is kept.</summary>
    public async Task ReadAsync(Guid organisation, Action<SearchRow> take, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var pairs = db.Pairs()
            .Where(row => row.Figures.OrganisationId == organisation)
            .OrderBy(row => row.Figures.SortName)
            .ThenBy(row => row.Figures.CustomerId);
        await foreach (var row in Rows(pairs).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            take(row);
        }
    }

    /// <summary>Some customers of an organisation as they are now; whoever is missing is gone.</summary>
    public async Task<IReadOnlyList<SearchRow>> OfAsync(Guid organisation, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var found = new List<SearchRow>(ids.Count);
        foreach (var chunk in ids.Chunk(Chunk))
        {
            var rows = db.Pairs().Where(row => row.Figures.OrganisationId == organisation && chunk.Contains(row.Customer.Id));
            found.AddRange(await Rows(rows).ToListAsync(cancellation));
        }

        return found;
    }

    private static IQueryable<SearchRow> Rows(IQueryable<CustomerLists.Pair> pairs) =>
        pairs.Select(row => new SearchRow(
            row.Figures.CustomerId,
            row.Figures.BranchId,
            row.Customer.SearchText,
            row.Figures.SortName,
            row.Figures.IsActive
        ));
}
