using Microsoft.EntityFrameworkCore;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Domain.Customers;
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
            .OrderBy(row => row.Name)
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
        var claims = await ClaimsAsync(db, own, agreements, random, cancellation);
        var buyers = await BuyersAsync(db, own, cancellation);
        var visits = new DemoVisits(random, now, zone);
        var plan = buyers
            .SelectMany(buyer => visits.Next(buyer.CreatedAt, buyer.IsActive).Select(at => (Buyer: buyer, At: at)))
            .OrderBy(visit => visit.At)
            .ThenBy(visit => visit.Buyer.Place)
            .ToList();
        var shop = new DemoShop(own, zone, random, new DemoBaskets(random, products));
        foreach (var chunk in plan.Chunk(Chunk))
        {
            db.AddRange(chunk.Select(visit => shop.Sell(visit.Buyer, visit.At, claims, now)));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        db.AddRange(shop.Series());
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>A few customers belong to agreements, fewer have a discount of their own.</summary>
    private static async Task<DemoClaims> ClaimsAsync(
        OpticaDbContext db,
        Organisation own,
        List<Agreement> agreements,
        DemoRandom random,
        CancellationToken cancellation
    )
    {
        var claims = new DemoClaims();
        var customers = await InOrder(db, own).ToListAsync(cancellation);
        foreach (var customer in customers)
        {
            if (random.Percent(6))
            {
                var agreement = random.Pick<Agreement>([.. agreements]);
                db.AgreementMembers.Add(AgreementMember.Create(agreement, customer, customer.CreatedAt));
                claims.Add(customer.Id, agreement);
            }

            if (random.Percent(2))
            {
                customer.GrantDiscount(10, "Cliente de años");
                claims.Add(customer.Id, new Benefit(DiscountKind.Customer, null, "Cliente de años", 10, null));
            }
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return claims;
    }

    private static async Task<List<DemoBuyer>> BuyersAsync(OpticaDbContext db, Organisation own, CancellationToken cancellation)
    {
        var branches = await db
            .Branches.Where(row => row.OrganisationId == own.Id)
            .OrderBy(row => row.Name)
            .Select(row => row.Id)
            .ToListAsync(cancellation);
        var rows = await InOrder(db, own)
            .Select(row => new
            {
                row.Id,
                row.BranchId,
                row.CreatedAt,
                row.IsActive,
            })
            .ToListAsync(cancellation);
        return [.. rows.Select((row, place) => new DemoBuyer(place, row.Id, row.BranchId, [.. branches], row.CreatedAt, row.IsActive))];
    }

    /// <summary>Ids are new in every seed; by what does not change, the demo is the same every time.</summary>
    private static IQueryable<Customer> InOrder(OpticaDbContext db, Organisation own) =>
        db
            .Customers.Where(row => row.OrganisationId == own.Id)
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.FullName)
            .ThenBy(row => row.Rut)
            .ThenBy(row => row.Email);
}
