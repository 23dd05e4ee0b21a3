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
    /// <param name="cancellation">Cancels.</param>
    public static async Task<LeftOut> LeftOutAsync(
        this IQueryable<Guid> rows,
        OpticaDbContext db,
        ConsentPurpose purpose,
        CancellationToken cancellation
    )
    {
        var given = db.CustomerConsents.Where(consent => consent.Purpose == purpose && consent.Given);
        var reach = db.Reachable(purpose);
        var all = await rows.CountAsync(cancellation);
        var reachable = await rows.CountAsync(id => reach.Any(customer => customer.Id == id), cancellation);
        var blocked = await rows.CountAsync(
            id => db.Customers.Any(customer => customer.Id == id && customer.BlockedAt != null),
            cancellation
        );
        var silent = await rows.CountAsync(
            id =>
                !db.Customers.Any(customer => customer.Id == id && customer.BlockedAt != null)
                && !given.Any(consent => consent.CustomerId == id),
            cancellation
        );
        return new(blocked, silent, all - reachable - blocked - silent);
    }

    /// <summary>What customers agreed to for a purpose.</summary>
    public static async Task<ILookup<Guid, ConsentChoice>> GivenAsync(
        this OpticaDbContext db,
        IReadOnlyCollection<Guid> customers,
        ConsentPurpose purpose,
        CancellationToken cancellation
    )
    {
        var rows = await db
            .CustomerConsents.AsNoTracking()
            .Where(row => EF.Parameter(customers).Contains(row.CustomerId) && row.Purpose == purpose && row.Given)
            .Select(row => new { row.CustomerId, row.Channel })
            .ToListAsync(cancellation);
        return rows.ToLookup(row => row.CustomerId, row => new ConsentChoice(purpose, row.Channel));
    }
}
