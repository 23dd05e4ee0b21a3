using Microsoft.EntityFrameworkCore;
using Optica.Domain.Audit;
using Optica.Domain.Reports;

namespace Optica.Data.Reports;

/// <summary>
/// Where it is written who saw whom: the sightings, and for the time before there were any the lines of the audit trail that say what was
/// opened.
/// </summary>
internal static class BreachSources
{
    private static readonly SightingSurface[] Files = [SightingSurface.Report, SightingSurface.PersonalFile];

    /// <summary>Sightings of a span, each customer added; stops beyond so many different ones.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="filter">Whose, and of whom.</param>
    /// <param name="span">First instant, and first instant after it, UTC.</param>
    /// <param name="tally">Where they are added, and how many it may hold.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task AddSightingsAsync(
        this OpticaDbContext db,
        BreachFilter filter,
        (DateTime From, DateTime Until) span,
        (BreachTally Tally, int Most) tally,
        CancellationToken cancellation
    )
    {
        foreach (var pages in await db.PagesAsync(filter, span, cancellation))
        {
            await foreach (var page in pages.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                foreach (var customer in Sighting.Unpack(page.Customers).Where(id => filter.CustomerId is null || id == filter.CustomerId))
                {
                    tally.Tally.Add(new(customer, page.UserId, page.SessionId), page.At, SightingKinds.Of(page.Surface));
                }

                if (tally.Tally.Pairs > tally.Most)
                {
                    return;
                }
            }
        }
    }

    /// <summary>What was opened before sightings were taken down; the trail knows no session.</summary>
    public static async Task AddOpenedAsync(
        this OpticaDbContext db,
        BreachFilter filter,
        (DateTime From, DateTime Until) span,
        (BreachTally Tally, int Most) tally,
        CancellationToken cancellation
    )
    {
        var (from, until) = span;
        var lines = db
            .AuditEntries.AsNoTracking()
            .Where(row => row.At >= from && row.At < until && row.UserId != null)
            .Where(row => row.Action == AuditActions.Opened || row.Action == AuditActions.MedicalRead);
        if (filter.UserId is { } user)
        {
            lines = lines.Where(row => row.UserId == user);
        }

        var opened = lines.Select(row => new
        {
            row.At,
            User = row.UserId!.Value,
            IsMedical = row.Action == AuditActions.MedicalRead,
            Customer = row.RecordKind == "prescription"
                ? db.Prescriptions.Where(one => one.Id == row.RecordId).Select(one => (Guid?)one.CustomerId).FirstOrDefault()
            : row.RecordKind == "work_order"
                ? db.WorkOrders.Where(one => one.Id == row.RecordId).Select(one => (Guid?)one.CustomerId).FirstOrDefault()
            : row.RecordId,
        });
        await foreach (var line in opened.Take(tally.Most + 1).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (line.Customer is { } customer && (filter.CustomerId is null || filter.CustomerId == customer))
            {
                tally.Tally.Add(new(customer, line.User, null), line.At, line.IsMedical ? SightingKind.Medical : SightingKind.Record);
            }
        }
    }

    /// <summary>The pages to look at. Of one customer only those of the hours in which, and of the people by whom, they were seen; and files.</summary>
    private static async Task<IReadOnlyList<IQueryable<Sighting>>> PagesAsync(
        this OpticaDbContext db,
        BreachFilter filter,
        (DateTime From, DateTime Until) span,
        CancellationToken cancellation
    )
    {
        if (filter.CustomerId is not { } customer)
        {
            return [db.Within(span, filter.UserId)];
        }

        var (first, last) = (SightedCustomer.HourOf(span.From), SightedCustomer.HourOf(span.Until));
        var hours = await db
            .SightedCustomers.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.Hour >= first && row.Hour <= last)
            .Where(row => filter.UserId == null || row.UserId == filter.UserId)
            .Select(row => new { row.Hour, row.UserId })
            .ToListAsync(cancellation);
        return
        [
            .. hours.Select(hour => db.Within(HourOf(hour.Hour, span), hour.UserId).Where(row => !Files.Contains(row.Surface))),
            db.Within(span, filter.UserId).Where(row => Files.Contains(row.Surface)),
        ];
    }

    /// <summary>What of an hour is within a span.</summary>
    private static (DateTime From, DateTime Until) HourOf(int hour, (DateTime From, DateTime Until) span)
    {
        var begin = DateTime.UnixEpoch.AddHours(hour);
        var end = begin.AddHours(1);
        return (begin > span.From ? begin : span.From, end < span.Until ? end : span.Until);
    }

    /// <summary>Of one span: with a second one for the hour SQLite takes the index without the person, and goes through what all saw then.</summary>
    private static IQueryable<Sighting> Within(this OpticaDbContext db, (DateTime From, DateTime Until) span, Guid? viewer)
    {
        var (from, until) = span;
        var pages = db.Sightings.AsNoTracking().Where(row => row.At >= from && row.At < until);
        return viewer is { } user ? pages.Where(row => row.UserId == user) : pages;
    }
}
