using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Optica.Benchmarks.Budgets;
using Optica.Benchmarks.Search;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Segments;

namespace Optica.Benchmarks.Lists;

/// <summary>
/// The <c>lists</c> command: lists, deep pages, totals, dashboard and profiles of the largest chain, by the product, by hand-written SQL
/// with ideal indexes on the same database, and by loading and computing; shuffled in every round.
/// </summary>
internal static class ListsCommand
{
    private const int Usual = 100_000;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("optica-lists-").FullName;
        try
        {
            var made = $"Data Source={Path.Combine(folder, "bench.db")};Pooling=True";
            var given = arguments.Contains("--customers", StringComparer.Ordinal) ? [] : new[] { "--customers", $"{Usual}" };
            var place = arguments.Contains("--connection", StringComparer.Ordinal) ? [] : new[] { "--connection", made };
            if (arguments.Count % 2 != 0 || GenerateOptions.Parse([.. arguments, .. given, .. place]) is not { } options)
            {
                return Usage.Show();
            }

            var only = arguments.SkipWhile(one => one != "--only").Skip(1).FirstOrDefault();
            VerdictTable.Show(await MeasureAsync(options, Path.Combine(folder, "ideal.db"), only is null ? [] : [only]));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Rows 1 to 4, 9 and 10.</summary>
    /// <param name="options">The database, which is only read but for the two who ask.</param>
    /// <param name="ideal">The file for the ideal indexes.</param>
    /// <param name="only">Names of the parts that are wanted; all when there is none.</param>
    public static async Task<IReadOnlyList<Verdict>> MeasureAsync(GenerateOptions options, string ideal, IReadOnlyCollection<string> only)
    {
        await using var services = SearchProduct.Build(options.Data);
        var system = services.GetRequiredService<SystemAccess>();
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        var world = await SearchWorld.PrepareAsync(system, services.GetRequiredService<DataKeyRing>(), options);
        // as the portal does when it starts, and from time to time
        await services.GetRequiredService<SqliteStatistics>().RefreshAsync(CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var (cutoff, today) = (new SegmentRules().Cutoff(now), DateOnly.FromDateTime(now));
        var scenarios = ListScenario.All(world.BranchId, today);
        await using var sql = await ListSql.OpenAsync(world, (options.Data.ConnectionString, ideal), (cutoff, today), scenarios);
        await using var circuit = services.CreateAsyncScope();
        var first = new DateTime(today.Year - 1, today.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);
        var load = new ListLoad(system, world.OrganisationId, (cutoff, first));
        var runs = new ListRuns(ListProduct.Enter(circuit, world.SuperId), sql, load);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Customers} customers wanted; pages of 25, all branches"));
        (string Name, Func<Task<IReadOnlyList<Verdict>>> Run)[] parts =
        [
            ("lists", () => runs.ListsAsync(scenarios)),
            ("matrix", () => runs.MatrixAsync(world.BranchId)),
            ("deep", () => runs.DeepAsync(scenarios[0])),
            ("totals", runs.TotalsAsync),
            ("dashboard", runs.DashboardAsync),
            ("profile", runs.ProfilesAsync),
        ];
        var verdicts = new List<Verdict>();
        foreach (var part in parts.Where(one => only.Count == 0 || only.Contains(one.Name, StringComparer.Ordinal)))
        {
            verdicts.AddRange(await part.Run());
        }

        return verdicts;
    }
}
