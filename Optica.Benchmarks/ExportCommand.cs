using System.Globalization;
using ClosedXML.Excel;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Access;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Data.Reports;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Exports;
using Optica.Portal.Features.Reports;

namespace Optica.Benchmarks;

/// <summary>
/// The <c>export</c> command: the customer report of one organisation, its rows read alone, written streamed, and written by ClosedXML
/// alone; time and peak memory over idle of each.
/// </summary>
internal static class ExportCommand
{
    private const int Columns = 25;
    private const int Rounds = 3;

    /// <summary>Share of the generated customers that the first chain has.</summary>
    private const double FirstChain = 0.6;

    /// <summary>Beyond this ClosedXML alone takes gigabytes.</summary>
    private const int MostPlain = 50_000;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments is not ["--rows", var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows))
        {
            return Usage.Show();
        }

        var folder = Directory.CreateTempSubdirectory("optica-export-").FullName;
        try
        {
            await using var services = Services(folder);
            var user = await PrepareAsync(services, rows);
            await MeasureAsync(services, user, folder, rows);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ServiceProvider Services(string folder) =>
        new ServiceCollection()
            .AddLogging()
            .AddLocalization()
            .AddOpticaData(
                new(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder, "bench.db")};Pooling=True"),
                new MasterKey(new byte[MasterKey.Length])
            )
            .AddReports()
            .AddSingleton(new ExportFiles(folder))
            .BuildServiceProvider();

    /// <summary>Customers of several chains, so many of them in the first, and its super admin.</summary>
    private static async Task<Guid> PrepareAsync(IServiceProvider services, int rows)
    {
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        var system = services.GetRequiredService<SystemAccess>();
        var options = new GenerateOptions((int)(rows / FirstChain), services.GetRequiredService<OpticaDataOptions>(), 1);
        await new CustomerGenerator(system, services.GetRequiredService<DataKeyRing>()).RunAsync(options, CancellationToken.None);
        await using var db = system.Open();
        var first = db.Organisations.OrderBy(row => row.Name).First();
        var user = new OpticaUser
        {
            Id = Ids.New(TimeProvider.System),
            UserName = "bench",
            DisplayName = "Bench",
            OrganisationId = first.Id,
            Role = StaffRole.SuperAdmin,
        };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return user.Id;
    }

    private static async Task MeasureAsync(IServiceProvider services, Guid user, string folder, int rows)
    {
        var runs = new List<(string Name, Func<IServiceProvider, string, Task<long>> Run)>
        {
            ("rows read alone", (scope, _) => ReadAsync(scope)),
            ("streamed to a file", StreamAsync),
        };
        if (rows <= MostPlain)
        {
            runs.Add(("ClosedXML alone", PlainAsync));
        }

        Console.WriteLine($"{"", -22}{"rows", 10}{"seconds", 10}{"cpu s", 10}{"peak MB", 10}{"file kB", 10}");
        foreach (var (name, run) in runs)
        {
            List<Measured> all = [];
            // the first one warms up
            for (var round = 0; round <= Rounds; round++)
            {
                await using var scope = services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentAccess>().UseJob(user, null);
                var file = Path.Combine(folder, "bench.xlsx");
                all.Add(await Measured.OfAsync(() => run(scope.ServiceProvider, file), file));
            }

            var median = all.Skip(1).OrderBy(one => one.Seconds).ElementAt(Rounds / 2);
            var peak = all.Skip(1).Max(one => one.PeakMegabytes);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name, -22}{median.Rows, 10}{median.Seconds, 10:0.00}{median.Processor, 10:0.00}{peak, 10:0}{median.Kilobytes, 10}"
                )
            );
        }
    }

    private static async Task<long> ReadAsync(IServiceProvider scope)
    {
        var answer = await scope
            .GetRequiredService<CustomerReportQueries>()
            .CustomersAsync(new CustomerFilter(), null, CancellationToken.None);
        var count = 0L;
        await foreach (var chunk in answer.Value.Rows.Chunks)
        {
            count += chunk.Value.Count;
        }

        return count;
    }

    private static async Task<long> StreamAsync(IServiceProvider scope, string file)
    {
        var report = await OpenAsync(scope);
        await using var output = File.Create(file);
        return (await scope.GetRequiredService<WorkbookWriter>().WriteAsync(report.Workbook, output)).Value;
    }

    private static async Task<long> PlainAsync(IServiceProvider scope, string file)
    {
        var sheet = (await OpenAsync(scope)).Workbook.Sheets[0];
        using var workbook = new XLWorkbook();
        var written = workbook.AddWorksheet("Data");
        var line = 1;
        await foreach (var row in sheet.Rows)
        {
            line++;
            for (var column = 0; column < row.Count; column++)
            {
                if (row[column] is { } value)
                {
                    written.Cell(line, column + 1).SetValue(value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : value);
                }
            }
        }

        workbook.SaveAs(file);
        return line - 1;
    }

    /// <summary>The report, cut to so many columns.</summary>
    private static async Task<OpenReport> OpenAsync(IServiceProvider scope)
    {
        var report = (
            await scope
                .GetRequiredService<ReportDesk>()
                .OpenAsync(ReportsUrl.Parse("/admin/reports/customers"), null, CancellationToken.None)
        ).Value;
        var sheet = report.Workbook.Sheets[0];
        var cut = sheet with { Columns = [.. sheet.Columns.Take(Columns)], Rows = CutAsync(sheet.Rows) };
        return report with { Workbook = report.Workbook with { Sheets = [cut] } };
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> CutAsync(IAsyncEnumerable<IReadOnlyList<object?>> rows)
    {
        await foreach (var row in rows)
        {
            yield return new ArraySegment<object?>((object?[])row, 0, Columns);
        }
    }
}
