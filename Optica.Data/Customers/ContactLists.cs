using Microsoft.EntityFrameworkCore;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>
/// <see cref="ContactRule"/> as the database asks it, for lists that are made to contact customers. A test compares the two over every
/// kind of customer.
/// </summary>
internal static class ContactLists
{
    /// <summary>Who may be contacted for a purpose: agreed to a way that is known of them, and not blocked.</summary>
    public static IQueryable<Customer> Reachable(this OpticaDbContext db, ConsentPurpose purpose) =>
        db.Customers.Where(customer =>
            customer.BlockedAt == null
            && db.CustomerConsents.Any(consent =>
                consent.CustomerId == customer.Id
                && consent.Purpose == purpose
                && consent.Given
                && (consent.Channel == ContactMethod.Email ? customer.Email != null : customer.Phone != null)
            )
        );

    /// <summary>Keeps to those who may be contacted, if the filter asks for it.</summary>
    public static IQueryable<CustomerFigures> Contactable(
        this IQueryable<CustomerFigures> rows,
        OpticaDbContext db,
        ConsentPurpose? purpose
    )
    {
        if (purpose is not { } known)
        {
            return rows;
        }

        var reachable = db.Reachable(known);
        return rows.Where(row => reachable.Any(customer => customer.Id == row.CustomerId));
    }

    /// <summary>Whom a list leaves out, and why.</summary>
    /// <param name="rows">Customers of the list, everybody in it.</param>
    /// <param name="db">The context.</param>
    /// <param name="purpose">What it is made for.</param>
    /// <param name="most">Only so many are looked at, for a page; null for all, where the list itself is made of all.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<LeftOut> LeftOutAsync(
        this IQueryable<Guid> rows,
        OpticaDbContext db,
        ConsentPurpose purpose,
        int? most,
        CancellationToken cancellation
    )
    {
        var given = db.CustomerConsents.Where(consent => consent.Purpose == purpose && consent.Given);
        var reach = db.Reachable(purpose);
        var left = rows.Where(id => !reach.Any(customer => customer.Id == id));
        if (most is { } cap)
        {
            left = left.Take(cap + 1);
        }

        // one statement, and no more rows of it than are told
        var why = await left.Select(id =>
                db.Customers.Any(customer => customer.Id == id && customer.BlockedAt != null) ? ContactVerdict.Blocked
                : given.Any(consent => consent.CustomerId == id) ? ContactVerdict.NoAddress
                : ContactVerdict.NoConsent
            )
            .ToListAsync(cancellation);
        var told = why.Take(most ?? int.MaxValue).CountBy(verdict => verdict).ToDictionary();
        int Count(ContactVerdict verdict) => told.GetValueOrDefault(verdict);
        return new(Count(ContactVerdict.Blocked), Count(ContactVerdict.NoConsent), Count(ContactVerdict.NoAddress))
        {
            HasMore = why.Count > most,
        };
    }

    /// <summary>What customers agreed to, for a purpose or for any.</summary>
    public static async Task<ILookup<Guid, ConsentChoice>> GivenAsync(
        this OpticaDbContext db,
        IReadOnlyCollection<Guid> customers,
        ConsentPurpose? purpose,
        CancellationToken cancellation
    )
    {
        var given = db.CustomerConsents.AsNoTracking().Where(row => EF.Parameter(customers).Contains(row.CustomerId) && row.Given);
        if (purpose is { } known)
        {
            given = given.Where(row => row.Purpose == known);
        }

        var rows = await given
            .Select(row => new
            {
                row.CustomerId,
                row.Purpose,
                row.Channel,
            })
            .ToListAsync(cancellation);
        return rows.ToLookup(row => row.CustomerId, row => new ConsentChoice(row.Purpose, row.Channel));
    }

    /// <summary>Rows of a list that is made for a purpose, each with the ways alone that its customer agreed to.</summary>
    public static async Task<IReadOnlyList<CustomerRow>> AgreedAsync(
        this OpticaDbContext db,
        IReadOnlyList<CustomerRow> rows,
        ConsentPurpose? purpose,
        CancellationToken cancellation
    )
    {
        if (purpose is not { } known)
        {
            return rows;
        }

        var given = await db.GivenAsync([.. rows.Select(row => row.Id)], known, cancellation);
        return
        [
            .. rows.Select(row =>
            {
                var channels = ContactRule.Channels(new(row.IsBlocked, row.Email, row.Phone, [.. given[row.Id]]), known);
                return row with
                {
                    Phone = channels.Any(channel => channel != ContactMethod.Email) ? row.Phone : null,
                    Email = channels.Contains(ContactMethod.Email) ? row.Email : null,
                };
            }),
        ];
    }
}
