using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Benchmarks.Databases;
using Optica.Data.Customers;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Segments;

namespace Optica.Benchmarks.Trade;

/// <summary>A seeded year of a chain: whatever its staff can do that moves figures, in any order, refused or not.</summary>
internal sealed partial class RandomTrade : IAsyncDisposable
{
    private const int Seed = 2026;

    /// <summary>Customers the trade begins with: few enough that much happens to each.</summary>
    private const int Known = 400;

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly Random random = new(Seed);
    private readonly Dictionary<string, int> done = new(StringComparer.Ordinal);
    private readonly MovingClock clock;
    private readonly AsyncServiceScope circuit;
    private readonly List<Guid> branches;
    private readonly List<Guid> customers;
    private Queue<CustomerInput> newcomers = [];
    private Queue<string> phones = [];

    private RandomTrade(AsyncServiceScope circuit, MovingClock clock, List<Guid> branches, List<Guid> customers) =>
        (this.circuit, this.clock, this.branches, this.customers) = (circuit, clock, branches, customers);

    /// <summary>Operations that were done, by name.</summary>
    public IReadOnlyDictionary<string, int> Done => done;

    /// <summary>Operations that the product refused, as it should: a second cancellation, a visit where there is one.</summary>
    public int Refused { get; private set; }

    /// <summary>Makes ready: a super admin with clinical rights, and a box open around the clock in each of some branches.</summary>
    public static async Task<RandomTrade> OpenAsync(BenchDatabase database, MovingClock clock)
    {
        var world = database.World;
        await using var db = database.System.Open();
        var user = await db.Users.SingleAsync(row => row.Id == world.SuperId);
        user.HasClinicalGrant = true;
        await db.SaveChangesAsync();
        var places = await db
            .Branches.Where(row => row.OrganisationId == world.OrganisationId)
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .Take(5)
            .ToListAsync();
        var known = await db
            .Customers.Where(row => places.Contains(row.BranchId))
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .Take(Known)
            .ToListAsync();
        var trade = new RandomTrade(database.Enter(world.SuperId), clock, places, known);
        await trade.OpenBoxesAsync();
        var people = new NewPeople(database);
        trade.newcomers = await people.TakeAsync(5_000, world.BranchId);
        trade.phones = await people.PhonesAsync(20_000);
        return trade;
    }

    /// <summary>Does so many things; what is refused does not count.</summary>
    public async Task RunAsync(int operations)
    {
        for (var made = 0; made < operations; made = done.Values.Sum())
        {
            clock.Advance(TimeSpan.FromMinutes(random.Next(1, 90)));
            await StepAsync(random.Next(1_000));
        }
    }

    public ValueTask DisposeAsync() => circuit.DisposeAsync();

    private Task StepAsync(int dice) =>
        dice switch
        {
            < 80 => RegisterAsync(),
            < 120 => EditAsync(),
            < 160 => TransferAsync(),
            < 190 => LifeAsync(),
            < 200 => BulkAsync(),
            < 202 => RulesAsync(),
            < 620 => TradeAsync(random.Next(100)),
            < 840 => VisitAsync(random.Next(72)),
            _ => QuoteAsync(random.Next(70)),
        };

    private async Task RegisterAsync()
    {
        var input = newcomers.Dequeue();
        input.BranchId = Pick(branches);
        var made = await Of<CustomerService>().CreateAsync(input, new CustomerCreateOptions(), None);
        if (Note("customer registered", made))
        {
            customers.Add(made.Value);
        }
    }

    private async Task EditAsync()
    {
        HashSet<string> fields = [nameof(CustomerInput.Phone), nameof(CustomerInput.NextEyeExamDue)];
        var due = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(random.Next(400));
        var update = new CustomerUpdate(new() { Phone = phones.Dequeue(), NextEyeExamDue = due }, fields);
        Note("customer changed", await Of<CustomerService>().UpdateAsync(Pick(customers), update, None));
    }

    private async Task TransferAsync()
    {
        var to = new TransferInput(Pick(branches), "se cambió", SharesContact: true);
        Note("customer moved to another branch", await Of<TransferService>().TransferAsync(Pick(customers), to, None));
    }

    private async Task LifeAsync()
    {
        var life = Of<CustomerLifeService>();
        if (random.Next(2) == 0)
        {
            Note("customer deactivated", await life.DeactivateAsync(Pick(customers), null, None));
        }
        else
        {
            Note("customer reactivated", await life.ReactivateAsync(Pick(customers), null, None));
        }
    }

    private async Task BulkAsync()
    {
        var ids = Enumerable.Range(0, 20).Select(_ => Pick(customers)).Distinct().ToList();
        var bulk = Of<CustomerBulkService>();
        if (random.Next(4) == 0)
        {
            Note("twenty customers deactivated", await bulk.DeactivateAsync(ids, None));
        }
        else
        {
            Note("twenty customers reactivated", await bulk.ReactivateAsync(ids, None));
        }
    }

    private async Task RulesAsync()
    {
        var returning = random.Next(2, 4);
        var rules = new SegmentRules(returning, returning + random.Next(1, 3), returning + random.Next(3, 8), random.Next(30, 200));
        Note("rules of the segments changed", await Of<SegmentService>().ChangeRulesAsync(rules, null, None));
    }

    private bool Note<T>(string what, Result<T> result)
    {
        if (result.Succeeded)
        {
            done[what] = done.GetValueOrDefault(what) + 1;
        }
        else
        {
            Refused++;
        }

        return result.Succeeded;
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private T Of<T>()
        where T : notnull => circuit.ServiceProvider.GetRequiredService<T>();
}
