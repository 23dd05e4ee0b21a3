using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Quotes;

/// <summary>Who did what with a quote, from the audit trail; nothing in it is medical.</summary>
public sealed class QuoteHistoryQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>The steps of a quote, newest first; branches by name.</summary>
    /// <param name="id">The quote.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>At most 200 steps; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<HistoryEntry>>> ListAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.QuotesRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Quotes.AnyAsync(row => row.Id == id, cancellation))
        {
            return (Result<IReadOnlyList<HistoryEntry>>)await db.Quotes.MissingAsync(row => row.Id == id, cancellation);
        }

        var customer = db.Quotes.Where(row => row.Id == id).Select(row => (Guid?)row.CustomerId);
        return Result.Of(await RecordHistory.ReadAsync(db, ("quote", id), customer, cancellation));
    }
}
