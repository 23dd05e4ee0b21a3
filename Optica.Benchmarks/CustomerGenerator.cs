using Optica.Data;
using Optica.Data.Encryption;
using Optica.Data.Seed;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Products;

namespace Optica.Benchmarks;

/// <summary>
/// Fills a database with customers at scale: several organisations of very different sizes, each with several branches, as chains
/// are. The same seed makes the same people; only the ids differ.
/// </summary>
public sealed class CustomerGenerator(SystemAccess system, DataKeyRing ring)
{
    private const int Chunk = 2_000;

    /// <summary>Instant that the people's days of registration are counted back from.</summary>
    private static readonly DateTime Now = new(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Share of the customers and number of branches, chain by chain.</summary>
    private static readonly (double Share, int Branches)[] Chains = [(0.6, 20), (0.25, 8), (0.1, 4), (0.05, 2)];

    private static readonly string[] Cities = ["Santiago", "Antofagasta", "Valparaíso", "Concepción", "Temuco"];

    private static readonly (LineKind Kind, string Name, long Price)[] Goods =
    [
        (LineKind.Lens, "Cristal monofocal", 34_990),
        (LineKind.Frame, "Armazón de acetato", 39_990),
        (LineKind.Treatment, "Antirreflejo", 19_990),
        (LineKind.Lens, "Cristal progresivo", 189_990),
        (LineKind.Frame, "Armazón de titanio", 89_990),
        (LineKind.Accessory, "Líquido limpiador", 3_490),
    ];

    /// <summary>Makes of each of the goods.</summary>
    private const int Makes = 8;

    /// <summary>Generates.</summary>
    /// <param name="options">How many, and which.</param>
    /// <param name="cancellation">Cancels between chunks.</param>
    /// <returns>How many customers were made.</returns>
    public async Task<int> RunAsync(GenerateOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var people = new DemoPeople(options.Seed, Now);
        var made = 0;
        for (var chain = 0; chain < Chains.Length; chain++)
        {
            var (organisation, branches) = await AddChainAsync(chain, cancellation);
            var orders = options.WithOrders ? await BeginAsync(organisation, options.Seed + chain, cancellation) : null;
            var count = (int)(options.Customers * Chains[chain].Share) / branches.Count;
            for (var place = 0; place < branches.Count; place++)
            {
                var customers = people.Take(count, Cities[place % Cities.Length]);
                // one customer of all has the most orders: the first of the largest chain
                var most = orders is not null && chain + place == 0;
                made += await AddCustomersAsync(branches[place], customers, (orders, most), cancellation);
            }

            await EndAsync(organisation, orders, cancellation);
        }

        return made;
    }

    private async Task<(Organisation Organisation, List<Branch> Branches)> AddChainAsync(int chain, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var organisation = Organisation.Create(Ids.New(Now), $"Cadena {chain + 1}");
        var branches = Enumerable
            .Range(1, Chains[chain].Branches)
            .Select(number => Branch.Create(Ids.New(Now), organisation.Id, $"Sucursal {number}"))
            .ToList();
        db.Add(organisation);
        db.Add(ring.Make(organisation.Id));
        db.AddRange(branches);
        await db.SaveChangesAsync(cancellation);
        return (organisation, branches);
    }

    /// <summary>Gives a chain things to sell.</summary>
    private async Task<OrderGenerator> BeginAsync(Organisation organisation, int seed, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var products = Enumerable.Range(1, Makes).SelectMany(make => Goods, (make, goods) => Make(organisation.Id, goods, make)).ToList();
        db.AddRange(products);
        await db.SaveChangesAsync(cancellation);
        return new(organisation, products, seed, Now);
    }

    private static Product Make(Guid organisationId, (LineKind Kind, string Name, long Price) goods, int make) =>
        Product.Create(
            Ids.New(Now),
            organisationId,
            new ProductInput
            {
                Name = $"{goods.Name} {make}",
                Kind = goods.Kind,
                UnitPrice = goods.Price,
            }
        );

    /// <summary>Leaves the series of numbers as orders taken one by one would, and computes the figures as the product does.</summary>
    private async Task EndAsync(Organisation organisation, OrderGenerator? orders, CancellationToken cancellation)
    {
        if (orders is not null)
        {
            await using var db = system.Open();
            db.AddRange(orders.Series());
            await db.SaveChangesAsync(cancellation);
            await new FiguresRebuild(system, TimeProvider.System).RunAsync(organisation.Id, cancellation);
        }
    }

    private async Task<int> AddCustomersAsync(
        Branch branch,
        IEnumerable<DemoPerson> people,
        (OrderGenerator? Orders, bool Most) buying,
        CancellationToken cancellation
    )
    {
        var made = 0;
        foreach (var chunk in people.Chunk(Chunk))
        {
            await using var db = system.Open();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var person in chunk)
            {
                var customer = Add(db, branch, person);
                if (buying.Orders is { } orders)
                {
                    var count = buying.Most && made == 0 && person == chunk[0] ? OrderGenerator.Most : orders.Count();
                    Add(db, orders.Of(customer, person.CreatedAt, count));
                }
            }

            await BulkInsert.SaveAsync(db, cancellation);
            made += chunk.Length;
        }

        return made;
    }

    private static Customer Add(OpticaDbContext db, Branch branch, DemoPerson person)
    {
        CustomerInputNormaliser.Normalise(person.Input);
        var customer = Customer.Create(Ids.New(person.CreatedAt), (branch.OrganisationId, branch.Id), person.Input, SharedContact.None);
        if (!person.IsActive)
        {
            customer.Deactivate();
        }

        var entry = db.Customers.Add(customer);
        entry.Property(row => row.CreatedAt).CurrentValue = person.CreatedAt;
        entry.Property(row => row.UpdatedAt).CurrentValue = person.CreatedAt;
        entry.Property(row => row.Version).CurrentValue = 1;
        db.CustomerFigures.Add(CustomerFigures.Create(customer, person.CreatedAt));
        return customer;
    }

    private static void Add(OpticaDbContext db, IEnumerable<Order> orders)
    {
        foreach (var order in orders)
        {
            var entry = db.Orders.Add(order);
            entry.Property(row => row.UpdatedAt).CurrentValue = order.CreatedAt;
            entry.Property(row => row.Version).CurrentValue = 1;
        }
    }
}
