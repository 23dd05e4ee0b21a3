using ClosedXML.Excel;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Reports;
using Optica.Domain.Customers;
using Optica.Portal.Exports;
using Optica.Portal.Features.Reports;

namespace Optica.Benchmarks.Export;

/// <summary>The ways of getting at the customer report: its rows alone, the product's stream, and ClosedXML alone.</summary>
internal static class ExportWays
{
    private const int Columns = 25;

    /// <summary>Reads the rows and forgets them.</summary>
    public static async Task<long> ReadAsync(IServiceProvider scope, int most)
    {
        var answer = await scope
            .GetRequiredService<CustomerReportQueries>()
            .CustomersAsync(new CustomerFilter(), null, CancellationToken.None);
        var count = 0L;
        await foreach (var chunk in answer.Value.Rows.Chunks)
        {
            count += chunk.Value.Count;
            if (count >= most)
            {
                break;
            }
        }

        return count;
    }

    /// <summary>Streams the report to a file, as the product does.</summary>
    public static async Task<long> StreamAsync(IServiceProvider scope, string file, int most)
    {
        var report = await OpenAsync(scope, most);
        await using var output = File.Create(file);
        return (await scope.GetRequiredService<WorkbookWriter>().WriteAsync(report.Workbook, output)).Value;
    }

    /// <summary>Has ClosedXML keep and write it all.</summary>
    public static async Task<long> PlainAsync(IServiceProvider scope, string file, int most)
    {
        var sheet = (await OpenAsync(scope, most)).Workbook.Sheets[0];
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

    /// <summary>The report, cut to so many columns and rows.</summary>
    private static async Task<OpenReport> OpenAsync(IServiceProvider scope, int most)
    {
        var report = (
            await scope
                .GetRequiredService<ReportDesk>()
                .OpenAsync(ReportsUrl.Parse("/admin/reports/customers"), null, CancellationToken.None)
        ).Value;
        var sheet = report.Workbook.Sheets[0];
        var cut = sheet with { Columns = [.. sheet.Columns.Take(Columns)], Rows = CutAsync(sheet.Rows, most) };
        return report with { Workbook = report.Workbook with { Sheets = [cut] } };
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> CutAsync(IAsyncEnumerable<IReadOnlyList<object?>> rows, int most)
    {
        await foreach (var row in rows)
        {
            yield return new ArraySegment<object?>((object?[])row, 0, Columns);
            if (--most == 0)
            {
                yield break;
            }
        }
    }
}
