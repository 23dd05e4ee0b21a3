using Microsoft.Extensions.DependencyInjection;
using Optica.Benchmarks.Budgets;
using Optica.Benchmarks.Search;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Data.Search;
using Optica.Data.Tenancy;

namespace Optica.Benchmarks.All;

/// <summary>
/// Rows 5 and 6: the product asked the questions of the <c>search</c> command, its answers compared with the truth. What the slower ways
/// take is that command's business.
/// </summary>
internal static class SearchRows
{
    private const int Seed = 7;
    private const int WarmUps = 40;

    /// <summary>Questions that are compared: the truth is found by slow statements.</summary>
    private const int MostCompared = 112;

    private static readonly TimeSpan Crowded = TimeSpan.FromSeconds(5);

    /// <summary>Measures.</summary>
    /// <param name="options">The database, which is only read but for the two who ask.</param>
    /// <returns>What it says of the budgets, and how many customers the chain has.</returns>
    public static async Task<(IReadOnlyList<Verdict> Verdicts, int Customers)> MeasureAsync(GenerateOptions options)
    {
        ThreadPool.SetMinThreads(64, 64);
        var services = SearchProduct.Build(options.Data);
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        var world = await SearchWorld.PrepareAsync(
            services.GetRequiredService<SystemAccess>(),
            services.GetRequiredService<DataKeyRing>(),
            options
        );
        await using var product = new SearchProduct(services, world);
        await using var sql = await SearchSql.OpenAsync(world, options.Data.ConnectionString);
        var people = await sql.PeopleAsync();
        var questions = new SearchQuestions(people, Seed).Make();
        var loading = TimeProvider.System.GetTimestamp();
        var (customers, bytes) = await services.GetRequiredService<SearchIndex>().LoadAsync(world.OrganisationId, CancellationToken.None);
        var loaded = TimeProvider.System.GetElapsedTime(loading).TotalSeconds;
        var (realistic, all) = await TimeAsync(product, questions);
        var truth = new SearchTruth(sql, people, world.BranchId);
        foreach (var question in questions.Where((_, number) => number % Math.Max(1, questions.Count / MostCompared) == 0))
        {
            await truth.JudgeAsync(question, await product.FindAsync(question));
        }

        truth.Wrong.ForEach(Console.WriteLine);
        var rates = await CrowdAsync(product, [.. questions.Where(question => !question.IsAdversarial)]);
        return (
            [
                Verdict.Exactly(5, $"rows found of {truth.Expected} that had to be", truth.Found, truth.Expected, ""),
                Verdict.Exactly(5, "wrong answers", truth.Wrong.Count, 0, ""),
                Verdict.AtMost(5, "search with its rows, 560 questions, p95", all.P95, 10, "ms") with
                {
                    Median = realistic.Median,
                },
                Verdict.AtMost(5, "worst of them", all.Most, 50, "ms"),
                Verdict.AtMost(5, "memory of a customer", (double)bytes / customers, 100, "bytes"),
                Verdict.AtMost(5, "index loaded", loaded, 5, "s"),
                Verdict.AtLeast(6, "searches a second, least of 2, 8 and 50 at once", rates.Min(), 500, ""),
            ],
            customers
        );
    }

    private static async Task<(Percentiles Realistic, Percentiles All)> TimeAsync(
        SearchProduct product,
        IReadOnlyList<SearchQuestion> questions
    )
    {
        foreach (var question in questions.Take(WarmUps))
        {
            await product.FindAsync(question);
        }

        var times = new List<(SearchQuestion Question, double Milliseconds)>();
        foreach (var question in questions)
        {
            var started = TimeProvider.System.GetTimestamp();
            await product.FindAsync(question);
            times.Add((question, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds));
        }

        return (
            new(times.Where(one => !one.Question.IsAdversarial).Select(one => one.Milliseconds)),
            new(times.Select(one => one.Milliseconds))
        );
    }

    private static async Task<List<double>> CrowdAsync(SearchProduct product, IReadOnlyList<SearchQuestion> questions)
    {
        var rates = new List<double>();
        foreach (var circuits in new[] { 2, 8, 50 })
        {
            rates.Add((await product.CrowdAsync(circuits, Crowded, questions)).Rate);
        }

        return rates;
    }
}
