using Microsoft.EntityFrameworkCore;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;

namespace Optica.Data.Seed;

/// <summary>Fills the demo with two years of trade: a catalogue, agreements and their members, orders in every state, and their figures.</summary>
public sealed class DemoTrade(SystemAccess system, FiguresRebuild rebuild, TimeProvider time)
{
    private const ulong Seed = 6202;
    private const int Chunk = 400;

    /// <summary>Seeds every organisation that sells nothing yet.</summary>
    /// <param name="cancellation">Cancels between chunks.</param>
    public async Task SeedAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var without = await db
            .Organisations.AsNoTracking()
            .Where(row => !db.Products.Any(product => product.OrganisationId == row.Id))
            .OrderBy(row => row.Id)
            .ToListAsync(cancellation);
        foreach (var own in without)
        {
            await SeedAsync(db, own, new DemoRandom(Seed + (ulong)own.Name.Length), cancellation);
            await rebuild.RunAsync(own.Id, cancellation);
        }
    }

    private async Task SeedAsync(OpticaDbContext db, Organisation own, DemoRandom random, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone);
        Guid NewId() => Ids.New(now);
        var products = DemoCatalogue.Products(own.Id, NewId);
        var agreements = DemoCatalogue.Agreements(own.Id, NewId, LocalDay.Of(time.GetUtcNow(), zone));
        db.AddRange(products);
        db.AddRange(agreements);
        await db.SaveChangesAsync(cancellation);
        var buyers = await BuyersAsync(db, own, agreements, random, cancellation);
        var visits = new DemoVisits(random, now, zone);
        // a stable sort: buyers of one second stay in their order
        var plan = buyers
            .SelectMany(buyer => visits.Next(buyer.CreatedAt, buyer.IsActive).Select(at => (Buyer: buyer, At: at)))
            .OrderBy(visit => visit.At)
            .ToList();
        var shop = new DemoShop(own, zone, random, new DemoBaskets(random, products));
        foreach (var chunk in plan.Chunk(Chunk))
        {
            db.AddRange(chunk.Select(visit => shop.Sell(visit.Buyer, visit.At, now)));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        db.AddRange(shop.Series());
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>
    /// Everybody, in an order that does not hang on ids, which differ from run to run. A few belong to agreements, fewer have a discount
    /// of their own.
    /// </summary>
    private static async Task<List<DemoBuyer>> BuyersAsync(
        OpticaDbContext db,
        Organisation own,
        List<Agreement> agreements,
        DemoRandom random,
        CancellationToken cancellation
    )
    {
        var branches = await db
            .Branches.Where(row => row.OrganisationId == own.Id)
            .OrderBy(row => row.Name)
            .Select(row => row.Id)
            .ToArrayAsync(cancellation);
        var customers = await db
            .Customers.Where(row => row.OrganisationId == own.Id)
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.SearchText)
            .ToListAsync(cancellation);
        var buyers = new List<DemoBuyer>(customers.Count);
        foreach (var customer in customers)
        {
            var buyer = new DemoBuyer(customer.Id, customer.BranchId, branches, customer.CreatedAt, customer.IsActive);
            if (random.Percent(6))
            {
                buyer.Agreement = random.Pick<Agreement>([.. agreements]);
                db.AgreementMembers.Add(AgreementMember.Create(buyer.Agreement, customer, customer.CreatedAt));
            }

            if (random.Percent(2))
            {
                customer.GrantDiscount(10, "Cliente de años");
                buyer.Discount = new(DiscountKind.Customer, null, "Cliente de años", 10, null);
            }

            buyers.Add(buyer);
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return buyers;
    }
}
