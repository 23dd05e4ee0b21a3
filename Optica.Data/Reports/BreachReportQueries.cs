using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Reports;

namespace Optica.Data.Reports;

/// <summary>Whose data was seen within a span of time, by whom and in which sessions (SECURITY 47), for who reads the audit trail.</summary>
public sealed class BreachReportQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Most rows of who saw whom; a span with more is to be narrowed.</summary>
    public const int Most = 200_000;

    private const int Chunk = 2_000;

    /// <summary>Adds it up. Whom it names was seen by the caller, which leaves a sighting.</summary>
    /// <param name="filter">Which sightings.</param>
    /// <param name="most">Only so many rows of each, for a preview; null for all.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The answer; <see cref="AccessDenied"/>; for a branch out of reach <see cref="AccessDenied"/> or <see cref="NotFound"/>;
    /// <see cref="Invalid"/> for a span that is empty, longer than 92 days or of more than <see cref="Most"/> rows.
    /// </returns>
    public async Task<Result<BreachAnswer>> ReadAsync(BreachFilter filter, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await access.RefuseAsync(Permissions.AuditRead, null, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var read = await SpanAsync(db, filter, cancellation);
        if (!read.TryGet(out var span, out var wrong))
        {
            return wrong;
        }

        var since = await db.Sightings.OrderBy(row => row.At).Select(row => (DateTime?)row.At).FirstOrDefaultAsync(cancellation);
        var tally = new BreachTally();
        await db.AddSightingsAsync(filter, span, (tally, Most), cancellation);
        if (since is null || since > span.From)
        {
            await db.AddOpenedAsync(filter, (span.From, since < span.Until ? since.Value : span.Until), (tally, Most), cancellation);
        }

        return tally.Pairs > Most
            ? Invalid.At(nameof(BreachFilter.To), "breach_too_wide")
            : await TellAsync(db, (tally, filter), (span, since), most, cancellation);
    }

    private async Task<Result<(DateTime From, DateTime Until)>> SpanAsync(
        OpticaDbContext db,
        BreachFilter filter,
        CancellationToken cancellation
    )
    {
        var zone = filter.BranchId is { } branch
            ? TimeZoneInfo.FindSystemTimeZoneById((await BranchQueries.RowAsync(db, branch, cancellation)).TimeZone)
            : await BranchQueries.ZoneAsync(db, cancellation);
        var to = filter.To ?? LocalDay.Of(time.GetUtcNow(), zone);
        var from = filter.From ?? to.AddDays(1 - BreachFilter.UsualDays);
        var begin = LocalDay.At(from, filter.Start ?? TimeOnly.MinValue, zone);
        // a day does not end as it begins: midnight, typed as 0:00 or 24:00, is the one that ends it
        var end = filter.End is { } before && before != TimeOnly.MinValue ? LocalDay.At(to, before, zone) : LocalDay.End(to, zone);
        // an hour of no day would be one of a day that nobody named
        return filter is { Start: not null, From: null } ? Invalid.At(nameof(BreachFilter.From), "breach_hour_without_day")
            : end <= begin ? Invalid.At(nameof(BreachFilter.To), to < from ? "range_ends_before_start" : "breach_ends_before_start")
            : to.DayNumber - from.DayNumber >= BreachFilter.MostDays
                ? Invalid.At(nameof(BreachFilter.To), "range_too_long", BreachFilter.MostDays)
            : (begin, end);
    }

    /// <summary>With names: of the customers in reach, of who saw them, and of the sessions as far as they are kept.</summary>
    private static async Task<BreachAnswer> TellAsync(
        OpticaDbContext db,
        (BreachTally Tally, BreachFilter Filter) of,
        ((DateTime From, DateTime Until) Span, DateTime? Since) at,
        int? most,
        CancellationToken cancellation
    )
    {
        var tally = of.Tally;
        var customers = await CustomersAsync(db, tally.Customers, of.Filter.BranchId, cancellation);
        tally.Keep(customers.ContainsKey);
        var names = await BreachNames.ReadAsync(db, tally, cancellation);
        var persons = tally
            .By(pair => pair.Customer)
            .Select(row => customers[row.Key] with { Seen = row.Seen })
            .OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.CustomerId)
            .Take(most ?? int.MaxValue)
            .ToList();
        await db.NoteSeenAsync(SightingSurface.Breach, persons.Select(row => row.CustomerId), cancellation);
        var viewers = tally
            .By(pair => (pair.User, pair.Session))
            .Select(row => new BreachViewer(row.Key.User, names.Of(row.Key.User), names.Session(row.Key.Session), row.Persons, row.Seen))
            .OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Seen.First)
            .Take(most ?? int.MaxValue)
            .ToList();
        return new BreachAnswer(at.Span.From, at.Span.Until, persons, viewers, most is null ? Pairs(tally, customers, names) : [])
        {
            Since = at.Since,
        };
    }

    private static List<BreachPair> Pairs(BreachTally tally, Dictionary<Guid, BreachPerson> customers, BreachNames names) =>
        [
            .. tally
                .Each()
                .Select(one => new BreachPair(
                    customers[one.Pair.Customer] with
                    {
                        Seen = one.Seen,
                    },
                    names.Of(one.Pair.User),
                    names.Session(one.Pair.Session)
                ))
                .OrderBy(row => row.Person.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Person.Seen.First),
        ];

    private static async Task<Dictionary<Guid, BreachPerson>> CustomersAsync(
        OpticaDbContext db,
        IEnumerable<Guid> wanted,
        Guid? branch,
        CancellationToken cancellation
    )
    {
        var branches = await db.Branches.ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        var none = new BreachSeen(0, default, default, []);
        var found = new Dictionary<Guid, BreachPerson>();
        foreach (var ids in wanted.Chunk(Chunk))
        {
            var rows = await db
                .Customers.AsNoTracking()
                .Where(row => EF.Parameter(ids).Contains(row.Id) && (branch == null || row.BranchId == branch))
                .Select(row => new
                {
                    row.Id,
                    row.FullName,
                    row.Rut,
                    row.DocumentNumber,
                    row.BranchId,
                })
                .ToListAsync(cancellation);
            foreach (var row in rows)
            {
                var document = Rut.Shown(row.Rut, row.DocumentNumber);
                found[row.Id] = new(row.Id, row.FullName, document, branches.GetValueOrDefault(row.BranchId, ""), none);
            }
        }

        return found;
    }
}
