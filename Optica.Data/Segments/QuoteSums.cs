using Microsoft.EntityFrameworkCore;
using Optica.Domain.Organisations;
using Optica.Domain.Quotes;

namespace Optica.Data.Segments;

/// <summary>What a customer's quotes add up to.</summary>
/// <param name="Quotes">Those that the customer got.</param>
/// <param name="Converted">Those of them that became orders.</param>
internal sealed record QuoteSums(int Quotes, int Converted)
{
    private const int Chunk = 500;

    /// <summary>Customers of an organisation whose stored figures are not what their quotes add up to.</summary>
    public static async Task<List<(Guid CustomerId, QuoteSums Stored, QuoteSums Right)>> DriftAsync(
        OpticaDbContext db,
        Organisation own,
        CancellationToken cancellation
    )
    {
        var sums = db
            .Quotes.Where(row => row.OrganisationId == own.Id && row.Status != QuoteStatus.Draft)
            .GroupBy(row => row.CustomerId)
            .Select(rows => new
            {
                CustomerId = rows.Key,
                Quotes = rows.Count(),
                Converted = rows.Sum(row => row.Status == QuoteStatus.Converted ? 1 : 0),
            });
        var pairs = db
            .CustomerFigures.Where(row => row.OrganisationId == own.Id)
            .LeftJoin(
                sums,
                figures => figures.CustomerId,
                sum => sum.CustomerId,
                (figures, sum) =>
                    new
                    {
                        figures.CustomerId,
                        figures.Quotes,
                        figures.QuotesConverted,
                        RightQuotes = (int?)sum!.Quotes ?? 0,
                        RightConverted = (int?)sum.Converted ?? 0,
                    }
            )
            .Where(row => row.Quotes != row.RightQuotes || row.QuotesConverted != row.RightConverted);
        var off = await pairs.ToListAsync(cancellation);
        return
        [
            .. off.Select(row =>
                (row.CustomerId, new QuoteSums(row.Quotes, row.QuotesConverted), new QuoteSums(row.RightQuotes, row.RightConverted))
            ),
        ];
    }

    /// <summary>Writes what quotes say over what is stored. Call within a transaction.</summary>
    /// <returns>How many customers had drifted.</returns>
    public static async Task<int> MendAsync(OpticaDbContext db, Organisation own, CancellationToken cancellation)
    {
        var off = await DriftAsync(db, own, cancellation);
        var offered = db.Quotes.Where(row => row.Status != QuoteStatus.Draft);
        foreach (var ids in off.Select(row => row.CustomerId).Chunk(Chunk))
        {
            await db
                .CustomerFigures.Where(row => ids.Contains(row.CustomerId))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Quotes, row => offered.Count(quote => quote.CustomerId == row.CustomerId))
                            .SetProperty(
                                row => row.QuotesConverted,
                                row => offered.Count(quote => quote.CustomerId == row.CustomerId && quote.Status == QuoteStatus.Converted)
                            ),
                    cancellation
                );
        }

        return off.Count;
    }
}
