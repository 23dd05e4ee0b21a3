using Microsoft.EntityFrameworkCore;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Seed;

/// <summary>
/// Fills the demo with half a year of quotes in every state: some orders of spectacles were quoted before, and beside them stand offers
/// that came to nothing, ran out, or are still open. Each that was converted has its order and its job.
/// </summary>
public sealed class DemoQuotes(SystemAccess system, TimeProvider time)
{
    private const ulong Seed = 909;
    private const int Months = 6;
    private const int Chunk = 300;

    /// <summary>Seeds every organisation that has no quote yet; after its trade, its prescriptions and its jobs.</summary>
    /// <param name="cancellation">Cancels between chunks.</param>
    public async Task SeedAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var without = await db
            .Organisations.AsNoTracking()
            .Where(row => !db.Quotes.Any(quote => quote.OrganisationId == row.Id))
            .OrderBy(row => row.Name)
            .ToListAsync(cancellation);
        foreach (var own in without)
        {
            await SeedAsync(db, own, cancellation);
            await db.TransactAsync<int>(async () => await QuoteSums.MendAsync(db, own, cancellation), cancellation);
        }
    }

    private async Task SeedAsync(OpticaDbContext db, Organisation own, CancellationToken cancellation)
    {
        var random = new DemoRandom(Seed + (ulong)own.Name.Length);
        var now = time.GetUtcNow().UtcDateTime;
        var plans = await PlansAsync(db, own, random, now, cancellation);
        var maker = new DemoQuoteMaker(own, random, await SellersAsync(db, own, cancellation), now);
        foreach (var chunk in plans.OrderBy(plan => plan.At).Chunk(Chunk))
        {
            var eyes = await EyesAsync(db, [.. chunk.Select(plan => plan.Customer.Id)], cancellation);
            var jobs = await JobsAsync(db, chunk, cancellation);
            foreach (var plan in chunk)
            {
                var job = jobs.GetValueOrDefault(plan.Order?.Id ?? Guid.Empty);
                var quote = maker.Make(plan, eyes, job);
                db.Add(quote);
                if (job is not null)
                {
                    // the job is there already, and nobody but a conversion says what it was converted from
                    db.Entry(job).Property(row => row.QuoteId).CurrentValue = quote.Id;
                }
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        db.AddRange(maker.Series());
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>A third of the recent orders of spectacles began as quotes; two such offers in five came to nothing or are open.</summary>
    private static async Task<List<DemoQuotePlan>> PlansAsync(
        OpticaDbContext db,
        Organisation own,
        DemoRandom random,
        DateTime now,
        CancellationToken cancellation
    )
    {
        var since = now.AddMonths(-Months);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone);
        var orders = await db
            .Orders.AsNoTracking()
            .Include(row => row.Lines.OrderBy(line => line.Position))
            .Where(row => row.OrganisationId == own.Id && row.CreatedAt >= since)
            .Where(row => row.Lines.Any(line => line.Kind == LineKind.Frame) && db.WorkOrders.Any(job => job.OrderId == row.Id))
            .OrderBy(row => row.Number)
            .ToListAsync(cancellation);
        var ids = orders.Select(row => row.CustomerId).Distinct().ToList();
        var customers = await db.Customers.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var baskets = new DemoBaskets(
            random,
            await db.Products.AsNoTracking().Where(row => row.OrganisationId == own.Id).OrderBy(row => row.Code).ToListAsync(cancellation)
        );
        List<DemoQuotePlan> plans = [];
        foreach (var order in orders.Where(_ => random.Percent(33)))
        {
            var customer = customers[order.CustomerId];
            if (Before(order.CreatedAt, customer, random) is { } at)
            {
                var lens = DemoLens.Of(order.Lines.First(line => line.Kind == LineKind.Lens).Description).Kind;
                plans.Add(new(customer, order.BranchId, at, baskets.Spectacles(lens), baskets.Spectacles(lens)) { Order = order });
            }

            if (random.Percent(68))
            {
                var buyer = customers[random.Pick<Guid>([.. ids])];
                var days = random.Percent(25) ? random.Next(0, 30) : random.Next(30, 180);
                var asked = Hour(LocalDay.Of(new DateTimeOffset(now), zone).AddDays(-days), zone, random);
                asked = asked > buyer.CreatedAt && asked < now ? asked : now.AddMinutes(-random.Next(1, 60));
                var first = baskets.Spectacles();
                var lens = DemoLens.Of(first[1].Description!).Kind;
                plans.Add(new(buyer, buyer.BranchId, asked, first, baskets.Spectacles(lens)));
            }
        }

        return plans;
    }

    /// <summary>The jobs of the orders that were quoted before, to be linked.</summary>
    private static async Task<Dictionary<Guid, WorkOrder>> JobsAsync(
        OpticaDbContext db,
        DemoQuotePlan[] plans,
        CancellationToken cancellation
    )
    {
        var orders = plans.Select(plan => plan.Order?.Id).OfType<Guid>().ToList();
        return await db
            .WorkOrders.Where(row => row.OrderId != null && orders.Contains(row.OrderId.Value) && row.OriginalId == null)
            .ToDictionaryAsync(row => row.OrderId!.Value, cancellation);
    }

    /// <summary>While shops are open.</summary>
    private static DateTime Hour(DateOnly day, TimeZoneInfo zone, DemoRandom random) =>
        LocalDay.Start(day, zone).AddMinutes(random.Next(10 * 60, 18 * 60));

    /// <summary>Some days before the order, when the customer was there already.</summary>
    private static DateTime? Before(DateTime ordered, Customer customer, DemoRandom random)
    {
        // about the same time of the day
        var at = ordered.AddDays(-random.Next(0, 10)).AddMinutes(-random.Next(30, 90));
        return at > customer.CreatedAt ? at : null;
    }

    /// <summary>Who sells where; branches without sellers are looked after by the chiefs.</summary>
    private static async Task<(ILookup<Guid, Guid> OfBranch, IReadOnlyList<Guid> Chiefs)> SellersAsync(
        OpticaDbContext db,
        Organisation own,
        CancellationToken cancellation
    )
    {
        var chiefs = await db
            .Users.Where(user => user.OrganisationId == own.Id && user.Role == StaffRole.SuperAdmin)
            .OrderBy(user => user.UserName)
            .Select(user => user.Id)
            .ToListAsync(cancellation);
        var rows = await db
            .BranchMemberships.Where(row => row.OrganisationId == own.Id)
            .Join(
                db.Users,
                row => row.UserId,
                user => user.Id,
                (row, user) =>
                    new
                    {
                        row.BranchId,
                        user.Id,
                        user.Role,
                        user.UserName,
                    }
            )
            .Where(row => row.Role == StaffRole.Sales || row.Role == StaffRole.BranchAdmin)
            .OrderBy(row => row.UserName)
            .ToListAsync(cancellation);
        return (rows.ToLookup(row => row.BranchId, row => row.Id), chiefs);
    }

    private static async Task<ILookup<Guid, Prescription>> EyesAsync(
        OpticaDbContext db,
        List<Guid> customers,
        CancellationToken cancellation
    )
    {
        var rows = await db
            .Prescriptions.AsNoTracking()
            .Where(row => customers.Contains(row.CustomerId) && row.Status == PrescriptionStatus.Active)
            .Where(row => row.Kind != PrescriptionKind.ContactLens)
            .OrderByDescending(row => row.PrescribedOn)
            .ToListAsync(cancellation);
        return rows.ToLookup(row => row.CustomerId);
    }
}

/// <summary>A quote about to be made.</summary>
/// <param name="Customer">For whom.</param>
/// <param name="BranchId">Where.</param>
/// <param name="At">When, UTC.</param>
/// <param name="First">Lines of the first alternative, unless an order says them.</param>
/// <param name="Second">Lines of the second.</param>
internal sealed record DemoQuotePlan(Customer Customer, Guid BranchId, DateTime At, List<OrderLineInput> First, List<OrderLineInput> Second)
{
    /// <summary>The order that the quote became, or null.</summary>
    public Order? Order { get; init; }
}
