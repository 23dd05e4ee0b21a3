using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Seed;
using Optica.Domain.Customers;

namespace Optica.Benchmarks.Databases;

/// <summary>
/// People whom nobody has registered yet: neither RUT nor e-mail nor phone is any customer's. Without medical fields, as the reception
/// registers them.
/// </summary>
/// <param name="database">Where they would be registered.</param>
internal sealed class NewPeople(BenchDatabase database)
{
    /// <summary>Not that of the customers there are.</summary>
    private const int Seed = 77;
    private const int Chunk = 500;

    private readonly DemoPeople people = new(Seed, new DateTime(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc));

    /// <summary>So many of them, for one branch.</summary>
    public async Task<Queue<CustomerInput>> TakeAsync(int count, Guid branchId)
    {
        var found = new Queue<CustomerInput>();
        await using var db = database.System.Open();
        while (found.Count < count)
        {
            var inputs = people.Take(Chunk, "Santiago").Select(person => person.Input).ToList();
            inputs.ForEach(CustomerInputNormaliser.Normalise);
            foreach (var input in await FreeAsync(db, inputs))
            {
                input.BranchId = branchId;
                MedicalFields.Empty.CopyTo(input);
                found.Enqueue(input);
            }
        }

        return found;
    }

    /// <summary>Phones that nobody has, of a series that no generated person is given often.</summary>
    public async Task<Queue<string>> PhonesAsync(int count)
    {
        await using var db = database.System.Open();
        var taken = await db.Customers.Where(row => row.Phone!.StartsWith("+56999")).Select(row => row.Phone!).ToListAsync();
        var known = taken.ToHashSet(StringComparer.Ordinal);
        return new(
            Enumerable.Range(0, 1_000_000).Select(number => $"+56999{number:000000}").Where(phone => !known.Contains(phone)).Take(count)
        );
    }

    private static async Task<IEnumerable<CustomerInput>> FreeAsync(OpticaDbContext db, List<CustomerInput> inputs)
    {
        var (ruts, emails, phones) = (Of(inputs, row => row.Rut), Of(inputs, row => row.Email), Of(inputs, row => row.Phone));
        var known = (
            await db
                .Customers.Where(row => ruts.Contains(row.Rut!) || emails.Contains(row.Email!) || phones.Contains(row.Phone!))
                .Select(row => new
                {
                    row.Rut,
                    row.Email,
                    row.Phone,
                })
                .ToListAsync()
        ).SelectMany(row => new[] { row.Rut, row.Email, row.Phone }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return inputs.Where(input => !known.Overlaps(new[] { input.Rut, input.Email, input.Phone }.OfType<string>()));
    }

    private static List<string> Of(List<CustomerInput> inputs, Func<CustomerInput, string?> of) => [.. inputs.Select(of).OfType<string>()];
}
