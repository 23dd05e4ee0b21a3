using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Search;
using Optica.Data.Segments;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>
/// The one search box (DOMAIN §4): by the index in memory once that is loaded, else by the database; the answer is the same. Either way
/// what is shown is read as the caller may see it.
/// </summary>
public sealed class CustomerSearch(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, SearchIndex index, TimeProvider time)
{
    /// <summary>Most hits shown.</summary>
    public const int Most = 20;

    /// <summary>Hits are counted up to here.</summary>
    public const int TotalCap = 5_000;

    /// <summary>Finds customers in reach; all reachable branches, whichever is selected.</summary>
    /// <param name="text">As typed; any text is fine.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>At most 20 hits: exact, prefix, others; active ones first among equals. Or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<CustomerSearchAnswer>> FindAsync(string? text, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersRead, cancellation) is { } refused)
        {
            return refused;
        }

        var query = SearchQuery.Parse(text);
        if (query.Kind == SearchKind.Empty)
        {
            return new CustomerSearchAnswer(query, [], 0);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.ReadOpenedOrganisations();
        var answer = await index.FindAsync(db, query, cancellation) ?? await db.FindAsync(query, cancellation);
        if (answer.Items.Count == 0)
        {
            return answer;
        }

        await db.NoteSeenAsync(SightingSurface.Search, answer.Items.Select(row => row.Id), cancellation);
        var clock = await SegmentClock.ReadAsync(db, time, cancellation);
        return answer with { Items = await answer.Items.CompleteAsync(db, clock, cancellation) };
    }
}
