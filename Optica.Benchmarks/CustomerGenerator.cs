using Optica.Data;
using Optica.Data.Encryption;
using Optica.Data.Seed;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

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
            var branches = await AddChainAsync(chain, cancellation);
            var count = (int)(options.Customers * Chains[chain].Share) / branches.Count;
            for (var place = 0; place < branches.Count; place++)
            {
                var customers = people.Take(count, Cities[place % Cities.Length]);
                made += await AddCustomersAsync(branches[place], customers, cancellation);
            }
        }

        return made;
    }

    private async Task<List<Branch>> AddChainAsync(int chain, CancellationToken cancellation)
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
        return branches;
    }

    private async Task<int> AddCustomersAsync(Branch branch, IEnumerable<DemoPerson> people, CancellationToken cancellation)
    {
        var made = 0;
        foreach (var chunk in people.Chunk(Chunk))
        {
            await using var db = system.Open();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var person in chunk)
            {
                Add(db, branch, person);
            }

            await BulkInsert.SaveAsync(db, cancellation);
            made += chunk.Length;
        }

        return made;
    }

    private static void Add(OpticaDbContext db, Branch branch, DemoPerson person)
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
    }
}
