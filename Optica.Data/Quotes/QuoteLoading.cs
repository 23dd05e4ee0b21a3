using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Orders;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Quotes;

namespace Optica.Data.Quotes;

/// <summary>Loads a quote through the filters before a change.</summary>
internal static class QuoteLoading
{
    /// <returns>
    /// The tracked quote with its parts; <see cref="NotFound"/>, <see cref="AccessDenied"/>, <see cref="CustomerBlocked"/> or
    /// <see cref="CustomerErased"/>.
    /// </returns>
    public static async Task<Result<Quote>> ForChangeAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        var quote = await db
            .Quotes.Include(row => row.Alternatives.OrderBy(one => one.Position))
                .ThenInclude(one => one.Lines.OrderBy(line => line.Position))
            .AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (quote is null)
        {
            return (Result<Quote>)await db.Quotes.MissingAsync(row => row.Id == id, cancellation);
        }

        return !OrderLoading.MayChange(db.Scope, quote.BranchId, quote.CustomerBranchId) ? new AccessDenied()
            : await Suspension.OfAsync(db, quote.CustomerId, cancellation) is { } suspended ? suspended
            : quote;
    }

    /// <summary>What stands in the way of a change, in the order of checks: everything wrong with it first, then its version.</summary>
    public static Error? Refuse(Quote quote, ChangeOptions options, Invalid? broken) =>
        Invalid.Join(options.Unreadable, broken) is { } wrong ? wrong
        : options.Version is { } known && known != quote.Version ? new VersionConflict()
        : null;

    /// <summary>The day it is in a branch: quotes run out by its calendar.</summary>
    public static async Task<DateOnly> TodayAsync(OpticaDbContext db, Guid branchId, DateTimeOffset now, CancellationToken cancellation)
    {
        var zone = await db.Branches.Where(row => row.Id == branchId).Select(row => row.TimeZone).SingleAsync(cancellation);
        return LocalDay.Of(now, TimeZoneInfo.FindSystemTimeZoneById(zone));
    }
}
