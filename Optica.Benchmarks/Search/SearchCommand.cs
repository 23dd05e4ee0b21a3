using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Data.Search;
using Optica.Data.Tenancy;

namespace Optica.Benchmarks.Search;

/// <summary>
/// The <c>search</c> command: the search box over the largest chain, by the product, by the product without its index and by hand-written
/// SQL on the same database, shuffled at every question; the product's answers are compared with the truth.
/// </summary>
internal static class SearchCommand
{
    private const int Usual = 100_000;
    private const int Seed = 7;
    private const int WarmUps = 40;

    /// <summary>In larger chains only every tenth question goes the slow ways and is compared: minutes instead of an hour.</summary>
    private const int AllCompared = 100_000;
    private const int Share = 10;

    private static readonly TimeSpan Crowded = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("optica-search-").FullName;
        try
        {
            var made = $"Data Source={Path.Combine(folder, "bench.db")};Pooling=True";
            var given = arguments.Contains("--customers", StringComparer.Ordinal) ? [] : new[] { "--customers", $"{Usual}" };
            var place = arguments.Contains("--connection", StringComparer.Ordinal) ? [] : new[] { "--connection", made };
            var names = arguments.Contains("--orders", StringComparer.Ordinal) ? [] : new[] { "--orders", "false" };
            if (arguments.Count % 2 != 0 || GenerateOptions.Parse([.. arguments, .. given, .. place, .. names]) is not { } options)
            {
                return Usage.Show();
            }

            await RunAsync(options, arguments.SkipWhile(one => one != "--only").Skip(1).FirstOrDefault() == "product");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(GenerateOptions options, bool alone)
    {
        ThreadPool.SetMinThreads(64, 64);
        var services = SearchProduct.Build(options.Data);
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        var filling = TimeProvider.System.GetTimestamp();
        var world = await SearchWorld.PrepareAsync(
            services.GetRequiredService<SystemAccess>(),
            services.GetRequiredService<DataKeyRing>(),
            options
        );
        Say($"database ready in {TimeProvider.System.GetElapsedTime(filling).TotalSeconds:0.0} s");
        await using var product = new SearchProduct(services, world);
        await using var without = new SearchProduct(SearchProduct.Build(options.Data with { SearchesInProcess = false }), world);
        await using var sql = await SearchSql.OpenAsync(world, options.Data.ConnectionString);
        var people = await sql.PeopleAsync();
        var questions = new SearchQuestions(people, Seed).Make();

        var index = services.GetRequiredService<SearchIndex>();
        var (customers, bytes) = (0, 0L);
        for (var round = 0; round < 2; round++)
        {
            var loading = (At: TimeProvider.System.GetTimestamp(), Work: Environment.CpuUsage.TotalTime);
            (customers, bytes) = await index.LoadAsync(world.OrganisationId, CancellationToken.None);
            var worked = (Environment.CpuUsage.TotalTime - loading.Work).TotalSeconds;
            Say($"index loaded in {TimeProvider.System.GetElapsedTime(loading.At).TotalSeconds:0.00} s, processor {worked:0.00} s");
        }

        Say($"{customers} customers in the chain, of {options.Customers} in all, {(double)bytes / customers:0.0} bytes a customer");

        var compared = questions.Where((_, number) => customers <= AllCompared || number % Share == 0).ToList();
        // other questions than those that are measured: a running portal's code is warm, the rows that are asked for need not be
        foreach (var question in new SearchQuestions(people, Seed + 1).Make().Where(one => !one.IsAdversarial))
        {
            await product.FindAsync(question);
        }

        await TimeAsync((questions, alone ? [] : compared), product, without, sql);
        var truth = new SearchTruth(sql, people, world.BranchId);
        foreach (var question in compared)
        {
            await truth.JudgeAsync(question, await product.FindAsync(question));
        }

        Say(
            $"{compared.Count} of {questions.Count} questions compared: recall {truth.Found} of {truth.Expected} rows, {truth.Guesses} guesses, {truth.Wrong.Count} wrong answers"
        );
        truth.Wrong.ForEach(Console.WriteLine);
        await CrowdAsync(product, [.. questions.Where(question => !question.IsAdversarial)]);
    }

    private static async Task TimeAsync(
        (IReadOnlyList<SearchQuestion> All, List<SearchQuestion> Compared) questions,
        SearchProduct product,
        SearchProduct without,
        SearchSql sql
    )
    {
        (string Name, Func<SearchQuestion, Task> Run)[] ways =
        [
            ("product", product.FindAsync),
            ("product without its index", without.FindAsync),
            ("SQL by hand", sql.FindAsync),
        ];
        var times = Array.ConvertAll(ways, way => new SearchTimes(way.Name, way.Run));
        var order = times.ToArray();
        foreach (var question in questions.Compared.Take(WarmUps))
        {
            await sql.FindAsync(question);
        }

        foreach (var question in questions.All)
        {
            Random.Shared.Shuffle(order);
            foreach (var one in order.Where(one => one == times[0] || questions.Compared.Contains(question)))
            {
                await one.MeasureAsync(question);
            }
        }

        foreach (var line in SearchTimes.Table(Array.FindAll(times, one => one.HasAny)))
        {
            Console.WriteLine(line);
        }
    }

    private static async Task CrowdAsync(SearchProduct product, IReadOnlyList<SearchQuestion> questions)
    {
        Console.WriteLine("| at once | searches/s | p50 ms | p95 ms | processor ms a search |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var circuits in new[] { 2, 8, 50 })
        {
            var before = Environment.CpuUsage.TotalTime;
            var (rate, times) = await product.CrowdAsync(circuits, Crowded, questions);
            var work = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / (rate * Crowded.TotalSeconds);
            Say($"| {circuits} | {rate:0} | {times.Median:0.0} | {times.P95:0.0} | {work:0.00} |");
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
