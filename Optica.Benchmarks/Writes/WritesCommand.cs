using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Benchmarks.Budgets;
using Optica.Benchmarks.Databases;
using Optica.Benchmarks.Lists;
using Optica.Domain.Orders;

namespace Optica.Benchmarks.Writes;

/// <summary>
/// The <c>writes</c> command: customers and orders written by the product and by EF with less around them, shuffled in every round on
/// the same database.
/// </summary>
internal static class WritesCommand
{
    private const int Rounds = 200;
    private const int WarmUps = 20;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (Arguments.Read(arguments) is not { } given || DatabaseOptions.Take(given) is var options && !given.AreTaken)
        {
            return Usage.Show();
        }

        VerdictTable.Show(await MeasureAsync(options));
        return 0;
    }

    /// <summary>Rows 7 and 8.</summary>
    public static async Task<IReadOnlyList<Verdict>> MeasureAsync(DatabaseOptions options)
    {
        await using var database = await BenchDatabase.OpenAsync(options);
        await database.LoadSearchAsync();
        await using var circuit = database.Enter(database.World.SuperId);
        return [.. await CustomersAsync(database, circuit.ServiceProvider), .. await OrdersAsync(database, circuit.ServiceProvider)];
    }

    private static async Task<IReadOnlyList<Verdict>> CustomersAsync(BenchDatabase database, IServiceProvider circuit)
    {
        var product = ActivatorUtilities.CreateInstance<CustomerWrites>(circuit);
        await using var bare = await BareCustomers.OpenAsync(database);
        var people = new NewPeople(database);
        var newcomers = await people.TakeAsync(2 * (Rounds + WarmUps), database.World.BranchId);
        var phones = await people.PhonesAsync(2 * (Rounds + WarmUps));
        var known = await CustomersAsync(database, 2 * (Rounds + WarmUps));
        var rowCreated = Way("create, row alone", () => bare.CreateAsync(newcomers.Dequeue()));
        var created = Way("create, product", () => product.CreateAsync(newcomers.Dequeue()));
        var rowUpdated = Way("update, row alone", () => bare.UpdateAsync(known.Dequeue().Id, phones.Dequeue()));
        var updated = Way(
            "update, product",
            () => known.Dequeue() is var seen ? product.UpdateAsync((seen.Id, seen.Version), phones.Dequeue()) : Task.FromResult(0)
        );
        Head("Customers");
        await ListTimes.MeasureAsync([rowCreated, created, rowUpdated, updated], Rounds, WarmUps);
        Tell(rowCreated, created);
        Tell(rowUpdated, updated);
        return
        [
            .. Judge(7, "customer created", (created, rowCreated, 4), 15),
            .. Judge(7, "customer updated", (updated, rowUpdated, 4), 15),
        ];
    }

    private static async Task<IReadOnlyList<Verdict>> OrdersAsync(BenchDatabase database, IServiceProvider circuit)
    {
        var product = ActivatorUtilities.CreateInstance<OrderWrites>(circuit);
        var plain = ActivatorUtilities.CreateInstance<PlainOrders>(circuit);
        await plain.PrepareAsync();
        var buyers = await CustomersAsync(database, 3 * (Rounds + WarmUps));
        var products = await ProductsAsync(database);
        OrderInput Next(out Guid branch)
        {
            var buyer = buyers.Dequeue();
            branch = buyer.BranchId;
            var lines = Enumerable.Range(0, 2).Select(_ => new OrderLineInput { ProductId = products[Random.Shared.Next(products.Count)] });
            return new()
            {
                CustomerId = buyer.Id,
                BranchId = branch,
                Lines = [.. lines],
            };
        }

        var written = Way("order, same rows by EF, nothing read", () => plain.WriteAsync(Next(out var branch), branch));
        var read = Way("order, same rows and reads by EF", () => plain.ReadAndWriteAsync(Next(out _)));
        var sold = Way("order, product with figures", () => product.CreateAsync(Next(out _)));
        Head("Orders");
        await ListTimes.MeasureAsync([written, read, sold], Rounds, WarmUps);
        Tell(written, read, sold);
        return
        [
            .. Judge(8, "order with figures", (sold, written, 1.5), 10),
            Verdict.AtMost(8, "order with figures / same rows and reads by EF", sold.Median / read.Median, 1.5, "×"),
        ];
    }

    private static Verdict[] Judge(int row, string what, (ListTimes Product, ListTimes Bare, double Budget) ways, double p95) =>
        [
            Verdict.AtMost(row, $"{what} / {ways.Bare.Name}", ways.Product.Median / ways.Bare.Median, ways.Budget, "×") with
            {
                Median = ways.Product.Median,
            },
            Verdict.AtMost(row, $"{what}, p95", ways.Product.P95, p95, "ms"),
        ];

    /// <summary>Customers of all branches, by chance, each once; those of the row alone have no figures and are left out.</summary>
    private static async Task<Queue<(Guid Id, Guid BranchId, long Version)>> CustomersAsync(BenchDatabase database, int count)
    {
        await using var db = database.System.Open();
        var all = await db
            .Customers.Where(row => row.OrganisationId == database.World.OrganisationId && row.IsActive)
            .Where(row => db.CustomerFigures.Any(figures => figures.CustomerId == row.Id))
            .OrderBy(row => row.FullName)
            .Select(row => new
            {
                row.Id,
                row.BranchId,
                row.Version,
            })
            .ToArrayAsync();
        Random.Shared.Shuffle(all);
        return new(all.Take(count).Select(row => (row.Id, row.BranchId, row.Version)));
    }

    private static async Task<List<Guid>> ProductsAsync(BenchDatabase database)
    {
        await using var db = database.System.Open();
        return await db.Products.Where(row => row.OrganisationId == database.World.OrganisationId).Select(row => row.Id).ToListAsync();
    }

    private static ListTimes Way(string name, Func<Task<int>> run) => new(name, run, Rounds);

    private static void Tell(ListTimes bare, params ListTimes[] others)
    {
        Console.WriteLine(bare.Line(null));
        foreach (var one in others)
        {
            Console.WriteLine(one.Line(bare));
        }
    }

    private static void Head(string what)
    {
        Console.WriteLine();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {what}, {Rounds} rounds, ms | rows | p50 | p95 | processor p50 | bare = 1 | of processor |"
            )
        );
        Console.WriteLine("|---|---|---|---|---|---|---|");
    }
}
