using Microsoft.EntityFrameworkCore;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>
/// The requests by which somebody was erased. They are few: what looks for erased customers begins here, since customers have no index of
/// who was erased, and goes on to every other table by organisation and customer.
/// </summary>
internal static class GrantedErasures
{
    /// <summary>All of them, of every organisation.</summary>
    public static IQueryable<RightsRequest> In(OpticaDbContext db) =>
        db.RightsRequests.Where(row => row.Kind == RightsKind.Erase && row.Status == RightsStatus.Done);

    /// <summary>The one of a customer.</summary>
    public static Task<RightsRequest> OfAsync(OpticaDbContext db, Customer customer, CancellationToken cancellation)
    {
        var (organisation, id) = (customer.OrganisationId, customer.Id);
        return In(db)
            .Where(row => row.OrganisationId == organisation && row.CustomerId == id)
            .OrderByDescending(row => row.DoneAt)
            .FirstAsync(cancellation);
    }

    /// <summary>The day by which holds are judged: a hold of years may end a day late, so that the earliest calendar of all decides.</summary>
    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-1);
}
