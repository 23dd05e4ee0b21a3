using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

/// <summary>Writes sightings, and forgets the old ones. A system's doing: who looks at a list may not write to this table.</summary>
public sealed class SightingWriter(SystemAccess system, SightingSettings settings, TimeProvider time)
{
    private const int MostLost = 20;
    private const int Step = 5_000;
    private const int Customers = 1_000;

    /// <summary>Writes them in one transaction, with a row for each customer, hour and person that is not there yet.</summary>
    internal async Task WriteAsync(IReadOnlyList<Sighting> sightings, CancellationToken cancellation)
    {
        for (var lost = 0; ; lost++)
        {
            await using var db = system.Open();
            db.Sightings.AddRange(sightings);
            db.SightedCustomers.AddRange(await MissingAsync(db, sightings, cancellation));
            switch (await db.TrySaveAsync(cancellation))
            {
                case null:
                    return;
                // another process noted one of the customers within the same moment
                case UniqueViolated when lost < MostLost:
                    break;
                case var error:
                    throw new InvalidOperationException($"Sightings cannot be written: {error.Code}.");
            }
        }
    }

    /// <summary>Forgets what is older than the settings say.</summary>
    /// <returns>How many rows.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow().UtcDateTime.AddMonths(-settings.Months);
        var hour = SightedCustomer.HourOf(before);
        await using var db = system.Open();
        var forgotten = 0;
        foreach (var organisation in await db.Organisations.Select(row => row.Id).ToListAsync(cancellation))
        {
            forgotten += await ForgetAsync(db.Sightings.Where(row => row.OrganisationId == organisation && row.At < before), cancellation);
            forgotten += await ForgetAsync(
                db.SightedCustomers.Where(row => row.OrganisationId == organisation && row.Hour < hour),
                cancellation
            );
        }

        return forgotten;
    }

    /// <summary>In steps: nobody waits for a million rows to go.</summary>
    private static async Task<int> ForgetAsync(IQueryable<Sighting> rows, CancellationToken cancellation)
    {
        var forgotten = 0;
        while (await rows.OrderBy(row => row.At).Take(Step).ExecuteDeleteAsync(cancellation) is > 0 and var gone)
        {
            forgotten += gone;
        }

        return forgotten;
    }

    /// <summary>
    /// Hour by hour, and of an hour so many customers at a time. They have no key of one column: a step of so many rows would be looked for
    /// by going through the whole table, even when there is none.
    /// </summary>
    private static async Task<int> ForgetAsync(IQueryable<SightedCustomer> rows, CancellationToken cancellation)
    {
        var forgotten = 0;
        while (await rows.OrderBy(row => row.Hour).Select(row => (int?)row.Hour).FirstOrDefaultAsync(cancellation) is { } oldest)
        {
            var seen = await rows.Where(row => row.Hour == oldest).Select(row => row.CustomerId).Take(Customers).ToArrayAsync(cancellation);
            forgotten += await rows.Where(row => row.Hour == oldest && EF.Parameter(seen).Contains(row.CustomerId))
                .ExecuteDeleteAsync(cancellation);
        }

        return forgotten;
    }

    private static async Task<IEnumerable<SightedCustomer>> MissingAsync(
        OpticaDbContext db,
        IReadOnlyList<Sighting> sightings,
        CancellationToken cancellation
    )
    {
        var wanted = sightings
            .Where(row => !row.IsBulk)
            .SelectMany(row =>
                Sighting.Unpack(row.Customers).Select(id => new Key(row.OrganisationId, id, SightedCustomer.HourOf(row.At), row.UserId))
            )
            .ToHashSet();
        foreach (var hour in wanted.GroupBy(key => (key.Organisation, key.Hour)).ToList())
        {
            var (organisation, number) = hour.Key;
            var customers = hour.Select(key => key.Customer).Distinct().ToArray();
            var known = await db
                .SightedCustomers.AsNoTracking()
                .Where(row => row.OrganisationId == organisation && row.Hour == number)
                .Where(row => EF.Parameter(customers).Contains(row.CustomerId))
                .Select(row => new { row.CustomerId, row.UserId })
                .ToListAsync(cancellation);
            wanted.ExceptWith(known.Select(row => new Key(organisation, row.CustomerId, number, row.UserId)));
        }

        return wanted.Select(key => SightedCustomer.Create(key.Organisation, key.Customer, key.Hour, key.User));
    }

    private sealed record Key(Guid Organisation, Guid Customer, int Hour, Guid User);
}
