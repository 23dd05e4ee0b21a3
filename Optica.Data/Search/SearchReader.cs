using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Tenancy;

namespace Optica.Data.Search;

/// <summary>Reads what the index keeps: of whole organisations, since it serves everybody in one; who may see what is asked at each search.</summary>
internal sealed class SearchReader(SystemAccess system)
{
    /// <summary>Ids that one statement asks for.</summary>
    private const int Chunk = 500;

    /// <summary>
    /// Every customer of an organisation: the order of lists, which an index covers, and beside it the lines as they lie. What changes in
    /// between is told as a change.
    /// </summary>
    public async Task<SearchState> ReadAsync(Guid organisation, CancellationToken cancellation)
    {
        var builder = new SearchState.Builder();
        await Task.WhenAll(
            Task.Run(() => PlacesAsync(builder, organisation, cancellation), cancellation),
            Task.Run(() => LinesAsync(builder, organisation, cancellation), cancellation)
        );
        return builder.Build();
    }

    /// <summary>Some customers of an organisation as they are now; whoever is missing is gone.</summary>
    public async Task<IReadOnlyList<SearchRow>> OfAsync(Guid organisation, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var found = new List<SearchRow>(ids.Count);
        foreach (var chunk in ids.Chunk(Chunk))
        {
            var rows = db.Pairs()
                .Where(row => row.Figures.OrganisationId == organisation && chunk.Contains(row.Figures.CustomerId))
                .Select(row => new SearchRow(
                    row.Figures.CustomerId,
                    row.Figures.BranchId,
                    row.Customer.SearchText,
                    row.Figures.SortName,
                    row.Figures.IsActive
                ));
            found.AddRange(await rows.ToListAsync(cancellation));
        }

        return found;
    }

    private async Task PlacesAsync(SearchState.Builder builder, Guid organisation, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var places = db
            .CustomerFigures.Where(row => row.OrganisationId == organisation)
            .OrderBy(row => row.SortName)
            .ThenBy(row => row.CustomerId)
            .Select(row => new
            {
                row.CustomerId,
                row.BranchId,
                row.IsActive,
            });
        await EachAsync(db, places, row => builder.Place(Id(row, 0), Id(row, 1), row.GetBoolean(2)), cancellation);
    }

    private async Task LinesAsync(SearchState.Builder builder, Guid organisation, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var lines = db.Customers.Where(row => row.OrganisationId == organisation).Select(row => new { row.Id, row.SearchText });
        await EachAsync(db, lines, row => builder.Line(Id(row, 0), row.GetString(1)), cancellation);
    }

    /// <summary>Rows of a query as the database gives them: making objects of a million takes longer than to read them.</summary>
    private static async Task EachAsync(OpticaDbContext db, IQueryable query, Action<DbDataReader> take, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = query.CreateDbCommand();
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                take(reader);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static Guid Id(DbDataReader row, int column) =>
        row.GetValue(column) is var value && value is byte[] bytes ? new(bytes, bigEndian: true) : (Guid)value;
}
