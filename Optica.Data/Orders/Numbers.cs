using Microsoft.EntityFrameworkCore;
using Optica.Domain.Orders;

namespace Optica.Data.Orders;

/// <summary>
/// Gives running numbers. The series' row is counted up first, which keeps others waiting until the transaction ends: no number is
/// given twice, and one whose save fails is given again.
/// </summary>
internal static class Numbers
{
    /// <summary>The next number of the caller's organisation; call within a transaction.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="prefix">Which series, such as <see cref="NumberSeries.Orders"/>.</param>
    /// <param name="year">Year of the organisation's calendar.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<string> NextAsync(OpticaDbContext db, string prefix, int year, CancellationToken cancellation)
    {
        var series = db.NumberSeries.Where(row => row.Prefix == prefix && row.Year == year);
        if (await series.ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, row => row.Last + 1), cancellation) == 0)
        {
            db.NumberSeries.Add(NumberSeries.Begin(db.Scope.OrganisationId!.Value, prefix, year));
            return NumberSeries.Format(prefix, year, 1);
        }

        return NumberSeries.Format(prefix, year, await series.Select(row => row.Last).SingleAsync(cancellation));
    }
}
