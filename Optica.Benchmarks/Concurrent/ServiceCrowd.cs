using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Benchmarks.Databases;
using Optica.Benchmarks.Lists;
using Optica.Benchmarks.Writes;
using Optica.Data.Customers;
using Optica.Domain.Customers;
using Optica.Domain.Segments;

namespace Optica.Benchmarks.Concurrent;

/// <summary>
/// Circuits that read (lists, search, profiles) and circuits that write (four changes of a phone to one new customer), each as fast as
/// it is answered.
/// </summary>
internal sealed class ServiceCrowd
{
    /// <summary>Customers that are looked at and searched for.</summary>
    private const int Known = 1_000;

    /// <summary>More than a writer writes.</summary>
    private const int Beyond = 2_000;

    private readonly BenchDatabase database;
    private readonly (Guid Id, string Name)[] known;
    private readonly List<Queue<CustomerInput>> newcomers;
    private readonly Queue<string> phones;
    private readonly Lock gate = new();

    private ServiceCrowd(
        BenchDatabase database,
        (Guid Id, string Name)[] known,
        List<Queue<CustomerInput>> newcomers,
        Queue<string> phones
    ) => (this.database, this.known, this.newcomers, this.phones) = (database, known, newcomers, phones);

    /// <summary>Makes ready what will be read and written.</summary>
    public static async Task<ServiceCrowd> PrepareAsync(BenchDatabase database, int writers)
    {
        var people = new NewPeople(database);
        var fresh = new List<Queue<CustomerInput>>();
        for (var writer = 0; writer < writers; writer++)
        {
            fresh.Add(await people.TakeAsync(Beyond, database.World.BranchId));
        }

        await using var db = database.System.Open();
        var all = await db
            .Customers.Where(row => row.OrganisationId == database.World.OrganisationId && row.IsActive)
            .OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.FullName })
            .ToArrayAsync();
        Random.Shared.Shuffle(all);
        var some = all.Take(Known).Select(row => (row.Id, row.FullName)).ToArray();
        return new(database, some, fresh, await people.PhonesAsync(writers * 5 * Beyond));
    }

    /// <summary>Lets everybody go on for so long.</summary>
    public async Task<CrowdTimes> RunAsync((int Readers, int Writers) many, TimeSpan time)
    {
        var times = new CrowdTimes();
        var started = TimeProvider.System.GetTimestamp();
        bool Goes() => TimeProvider.System.GetElapsedTime(started) < time;
        var readers = Enumerable.Range(0, many.Readers).Select(reader => Task.Run(() => ReadAsync(new Random(reader), times, Goes)));
        var writers = Enumerable.Range(0, many.Writers).Select(writer => Task.Run(() => WriteAsync(writer, times, Goes)));
        await Task.WhenAll(readers.Concat(writers));
        times.Seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        return times;
    }

    private async Task ReadAsync(Random random, CrowdTimes times, Func<bool> goes)
    {
        // profiles are of all branches, so sellers do not look at them
        var isSeller = random.Next(5) < 2;
        await using var scope = database.Enter(isSeller ? database.World.SellerId : database.World.SuperId);
        var product = new ListProduct(scope.ServiceProvider);
        var search = scope.ServiceProvider.GetRequiredService<CustomerSearch>();
        while (goes())
        {
            var one = known[random.Next(known.Length)];
            await (
                random.Next(isSeller ? 2 : 3) switch
                {
                    0 => times.TakeAsync("read: list", isWrite: false, () => product.ListAsync(Filter(random))),
                    1 => times.TakeAsync("read: search", isWrite: false, () => FindAsync(search, Typed(one.Name, random))),
                    _ => times.TakeAsync("read: profile", isWrite: false, () => product.ProfileAsync(one.Id)),
                }
            );
        }
    }

    private async Task WriteAsync(int writer, CrowdTimes times, Func<bool> goes)
    {
        await using var scope = database.Enter(database.World.SuperId);
        var product = ActivatorUtilities.CreateInstance<CustomerWrites>(scope.ServiceProvider);
        // each writer changes customers of their own: what is measured is no conflict of versions
        var own = known.Where((_, at) => at % newcomers.Count == writer).ToArray();
        for (var at = 0; goes(); at++)
        {
            var (id, _) = own[at % own.Length];
            await (
                at % 5 == 0
                    ? times.TakeAsync("write: create", isWrite: true, () => product.CreateAsync(newcomers[writer].Dequeue()))
                    : times.TakeAsync("write: update", isWrite: true, () => product.UpdateAsync((id, null), Phone()))
            );
        }
    }

    private string Phone()
    {
        lock (gate)
        {
            return phones.Dequeue();
        }
    }

    private static async Task FindAsync(CustomerSearch search, string text) =>
        _ = (await search.FindAsync(text, CancellationToken.None)).Value;

    private static CustomerFilter Filter(Random random) =>
        new()
        {
            IsActive = random.Next(2) == 0 ? true : null,
            Segment = random.Next(3) == 0 ? (Segment)random.Next(5) : null,
            Sort = (CustomerSort)random.Next(1, 6),
            Descending = random.Next(2) == 0,
        };

    /// <summary>The beginning of a name, as somebody types it.</summary>
    private static string Typed(string name, Random random) => name[..Math.Min(name.Length, random.Next(3, 12))];
}
