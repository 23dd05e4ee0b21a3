using Microsoft.EntityFrameworkCore;
using Optica.Domain.Quotes;

namespace Optica.Data.Segments;

/// <content>Quotes count when customers get them and when they become orders, each once, since neither is ever taken back.</content>
internal sealed partial class FiguresWriter
{
    /// <summary>Counts a quote that has just been sent or converted; other steps count nothing. Call within a transaction.</summary>
    /// <param name="db">The context of the transaction.</param>
    /// <param name="quote">The quote as it is now, not saved yet.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task FollowAsync(OpticaDbContext db, Quote quote, CancellationToken cancellation)
    {
        if (quote.Status is not (QuoteStatus.Sent or QuoteStatus.Converted))
        {
            return;
        }

        var (sent, converted) = quote.Status == QuoteStatus.Sent ? (1, 0) : (0, 1);
        await db
            .CustomerFigures.IgnoreQueryFilters(Lifted)
            .Where(row => row.CustomerId == quote.CustomerId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Quotes, row => row.Quotes + sent)
                        .SetProperty(row => row.QuotesConverted, row => row.QuotesConverted + converted),
                cancellation
            );
        db.Changes.Add(TellOf(quote.CustomerId, quote.OrganisationId, quote.CustomerBranchId, quote.StatusAt));
    }
}
