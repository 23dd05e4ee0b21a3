using System.Diagnostics;
using System.Globalization;
using Optica.Benchmarks.Budgets;
using Optica.Benchmarks.Circuits;
using Optica.Benchmarks.Concurrent;
using Optica.Benchmarks.Databases;
using Optica.Benchmarks.Export;
using Optica.Benchmarks.Lists;
using Optica.Benchmarks.Load;
using Optica.Benchmarks.Startup;
using Optica.Benchmarks.Trade;
using Optica.Benchmarks.Writes;
using Optica.Data;

namespace Optica.Benchmarks.All;

/// <summary>The <c>all</c> command: every row of the budgets, one after the other on one generated database, and one table of them.</summary>
internal sealed class AllCommand
{
    /// <summary>Customers that growth is counted from.</summary>
    private const int Few = 10_000;
    private const int Many = 1_000_000;

    private readonly AllOptions options;
    private readonly TemporaryFolder folder;
    private readonly List<Verdict> verdicts = [];
    private readonly List<string> steps = [];

    private AllCommand(AllOptions options, TemporaryFolder folder) => (this.options, this.folder) = (options, folder);

    private string Connection => options.Database.Connection ?? $"Data Source={folder.File("bench.db")};Pooling=True";

    private DatabaseOptions Database => options.Database with { Connection = Connection };

    private int Customers => options.Database.Customers;

    private string FewConnection => $"Data Source={folder.File("few.db")};Pooling=True";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (AllOptions.Parse(arguments) is not { } options)
        {
            return Usage.Show();
        }

        using var temporary = new TemporaryFolder();
        var all = new AllCommand(options, temporary);
        await all.MeasureAsync();
        VerdictTable.Show(all.verdicts);
        return 0;
    }

    private async Task MeasureAsync()
    {
        var generate = new GenerateOptions(Customers, new(DatabaseProvider.Sqlite, Connection), 1) { WithOrders = true };
        await StepAsync(
            "generate",
            0,
            async () =>
            {
                if (options.Database.Connection is null)
                {
                    await GenerateCommand.FillAsync(Customers, Connection);
                }

                await GenerateCommand.FillAsync(Few, FewConnection);
                return [];
            }
        );
        var large = new List<Verdict>();
        await StepAsync("lists", 1, async () => Kept(large, await ListsCommand.MeasureAsync(generate, folder.File("ideal.db"), [])));
        var inChain = 0;
        await StepAsync(
            "search",
            5,
            async () =>
            {
                (var found, inChain) = await SearchRows.MeasureAsync(generate);
                return Kept(large, found);
            }
        );
        await StepAsync("writes", 7, async () => Kept(large, await WritesCommand.MeasureAsync(Database)));
        await StepAsync("export", 11, () => ExportCommand.MeasureAsync(Rows(), Customers >= Many ? Connection : null));
        await StepAsync("concurrent", 12, () => ConcurrentCommand.MeasureAsync(Database));
        await StepAsync("startup", 13, () => StartupCommand.MeasureAsync(Database, options.Portal));
        await StepAsync("circuits", 14, () => CircuitsCommand.MeasureAsync(new(100, 30, 20, options.Portal)));
        await StepAsync("figures", 15, () => FiguresCommand.MeasureAsync(new(Few, FewConnection)));
        await StepAsync("load", 16, () => LoadCommand.MeasureAsync(Database, options.Portal, ([100, 300], 30)));
        // last, when everything is compiled: what was measured cold would hide growth
        if (Customers > Few && await FewAsync() is { } few)
        {
            await StepAsync("growth", 17, () => Task.FromResult<IReadOnlyList<Verdict>>([.. new GrowthRows(inChain, large).Beside(few)]));
        }
    }

    /// <summary>What growth is counted from; null when that failed, which is told.</summary>
    private async Task<GrowthRows?> FewAsync()
    {
        GrowthRows? few = null;
        await StepAsync(
            "growth, few customers",
            17,
            async () =>
            {
                few = await GrowthRows.MeasureAsync(Few, FewConnection);
                return [];
            }
        );
        return few;
    }

    /// <summary>Measures one thing; what fails is told in the table, and the others are measured all the same.</summary>
    private async Task StepAsync(string name, int row, Func<Task<IReadOnlyList<Verdict>>> run)
    {
        Console.WriteLine();
        Console.WriteLine($"== {name}");
        var started = Stopwatch.GetTimestamp();
        try
        {
            verdicts.AddRange(await run());
        }
        catch (Exception problem)
        {
            Console.Error.WriteLine(problem);
            verdicts.Add(new(row, name, $"failed: {problem.Message}", "", double.PositiveInfinity));
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        steps.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {seconds:0} s{Load()}"));
        Console.WriteLine(steps[^1]);
        if (options.Out is { } file)
        {
            await File.WriteAllLinesAsync(file, Report());
        }
    }

    private IEnumerable<string> Report() =>
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Customers:#,0} customers, {Environment.ProcessorCount} cores: {verdicts.Count(verdict => verdict.IsMet)} of {verdicts.Count} figures within their budgets."
            ),
            "",
            .. VerdictTable.Lines(verdicts.OrderBy(verdict => verdict.Row)),
            "",
            $"Steps: {string.Join("; ", steps)}.",
        ];

    /// <summary>Numbers of rows that are exported; fewer than the budget's where everything is small.</summary>
    private int[] Rows() =>
        Customers switch
        {
            >= Many => [10_000, 100_000, 500_000],
            >= Many / 10 => [10_000, 100_000],
            _ => [Customers / 10, Customers],
        };

    private static IReadOnlyList<Verdict> Kept(List<Verdict> all, IReadOnlyList<Verdict> some)
    {
        all.AddRange(some);
        return some;
    }

    /// <summary>How much the machine had to do, where the system says so.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? $" (load {File.ReadAllText("/proc/loadavg").Split(' ')[0]})" : "";
}
