using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Benchmarks.Budgets;
using Optica.Data;
using Optica.Data.Access;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Portal.Exports;
using Optica.Portal.Features.Reports;

namespace Optica.Benchmarks.Export;

/// <summary>
/// The <c>export</c> command: the customer report of one organisation, its rows read alone, written streamed, and written by ClosedXML
/// alone, for several numbers of rows, shuffled in every round; time and peak memory over idle of each.
/// </summary>
internal static class ExportCommand
{
    private const int Usual = 100_000;
    private const int Rounds = 3;

    /// <summary>Share of the generated customers that the first chain has.</summary>
    private const double FirstChain = 0.6;

    /// <summary>Beyond this ClosedXML alone takes gigabytes.</summary>
    private const int MostPlain = 50_000;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (
            Arguments.Read(arguments) is not { } given
            || (given.Numbers("--rows", Usual), given.Text("--connection")) is var (rows, connection) && !given.AreTaken
        )
        {
            return Usage.Show();
        }

        VerdictTable.Show(await MeasureAsync(rows, connection));
        return 0;
    }

    /// <summary>Row 11.</summary>
    /// <param name="rows">Numbers of rows.</param>
    /// <param name="connection">A database that <c>generate</c> made; null to make one for the most rows.</param>
    public static async Task<IReadOnlyList<Verdict>> MeasureAsync(IReadOnlyList<int> rows, string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("optica-export-").FullName;
        try
        {
            var data = new OpticaDataOptions(
                DatabaseProvider.Sqlite,
                connection ?? $"Data Source={Path.Combine(folder, "bench.db")};Pooling=True"
            );
            await using var services = Services(data, folder);
            return await MeasureAsync(services, await PrepareAsync(services, rows.Max()), folder, rows);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ServiceProvider Services(OpticaDataOptions data, string folder) =>
        new ServiceCollection()
            .AddLogging()
            .AddLocalization()
            .AddOpticaData(data, new MasterKey(new byte[MasterKey.Length]))
            .AddReports()
            .AddSingleton(new ExportFiles(folder))
            .BuildServiceProvider();

    /// <summary>Customers of several chains, so many of them in the first, and its super admin.</summary>
    private static async Task<Guid> PrepareAsync(IServiceProvider services, int rows)
    {
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        var system = services.GetRequiredService<SystemAccess>();
        await using var db = system.Open();
        if (!await db.Organisations.AnyAsync())
        {
            var options = new GenerateOptions((int)Math.Ceiling(rows / FirstChain), services.GetRequiredService<OpticaDataOptions>(), 1);
            await new CustomerGenerator(system, services.GetRequiredService<DataKeyRing>()).RunAsync(options, CancellationToken.None);
        }

        var first = db.Organisations.OrderBy(row => row.Name).First();
        var user = new OpticaUser
        {
            Id = Ids.New(TimeProvider.System),
            UserName = $"bench {Ids.New(TimeProvider.System)}",
            DisplayName = "Bench",
            OrganisationId = first.Id,
            Role = StaffRole.SuperAdmin,
        };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return user.Id;
    }

    private static async Task<IReadOnlyList<Verdict>> MeasureAsync(
        IServiceProvider services,
        Guid user,
        string folder,
        IReadOnlyList<int> rows
    )
    {
        var file = Path.Combine(folder, "bench.xlsx");
        var runs = rows.SelectMany(Ways).ToList();
        var order = runs.ToArray();
        // the first round warms up
        for (var round = 0; round <= Rounds; round++)
        {
            Random.Shared.Shuffle(order);
            foreach (var one in order)
            {
                await using var scope = services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentAccess>().UseJob(user, null);
                var measured = await Measured.OfAsync(() => one.Run(scope.ServiceProvider, file), file);
                one.All.AddRange(round == 0 ? [] : [measured]);
            }
        }

        Console.WriteLine($"{"", -22}{"rows", 10}{"seconds", 10}{"cpu s", 10}{"peak MB", 10}{"file kB", 10}");
        runs.ForEach(one => Console.WriteLine(one.Line()));
        return Judge(runs, rows);
    }

    private static IEnumerable<ExportRun> Ways(int rows)
    {
        yield return new(ExportRun.Read, rows, (scope, _) => ExportWays.ReadAsync(scope, rows));
        yield return new(ExportRun.Streamed, rows, (scope, file) => ExportWays.StreamAsync(scope, file, rows));
        if (rows <= MostPlain)
        {
            yield return new("ClosedXML alone", rows, (scope, file) => ExportWays.PlainAsync(scope, file, rows));
        }
    }

    /// <summary>The budget is of 100,000 rows, or of the number next to it; the peak is of all numbers, and the same for all.</summary>
    private static IReadOnlyList<Verdict> Judge(List<ExportRun> runs, IReadOnlyList<int> rows)
    {
        var judged = rows.MinBy(number => Math.Abs(number - Usual));
        var (read, streamed) = (runs.Find(one => one.Is(ExportRun.Read, judged))!, runs.Find(one => one.Is(ExportRun.Streamed, judged))!);
        var peaks = runs.Where(one => one.Name == ExportRun.Streamed).OrderBy(one => one.Rows).Select(one => one.Peak).ToList();
        var name = string.Create(CultureInfo.InvariantCulture, $"Excel of {judged:#,0} rows");
        List<Verdict> verdicts =
        [
            Verdict.AtMost(11, $"{name} / rows read alone", streamed.Seconds / read.Seconds, 2.5, "×"),
            Verdict.AtMost(11, name, streamed.Seconds, 4, "s"),
            Verdict.AtMost(
                11,
                string.Create(CultureInfo.InvariantCulture, $"peak over idle, most of {string.Join(", ", rows)} rows"),
                peaks.Max(),
                200,
                "MB"
            ),
        ];
        if (rows.Count > 1)
        {
            verdicts.Add(Verdict.AtMost(11, "peak, most rows / fewest rows (flat)", peaks[^1] / peaks[0], 1.5, "×"));
        }

        return verdicts;
    }
}
