using System.IO.Compression;
using Microsoft.Extensions.Localization;
using Optica.Domain.Common;
using Optica.Domain.Reports;
using Optica.Portal.Resources;

namespace Optica.Portal.Exports;

/// <summary>
/// Writes reports as Excel workbooks. ClosedXML builds the workbook around one sample row a sheet; the package is then copied to the
/// output part by part, and the rows stream through in its style. So one row and a million look alike, and memory stays flat. Nothing
/// seeks in the output: it may be a file or a response.
/// </summary>
public sealed class WorkbookWriter(IStringLocalizer<ExportTexts> texts)
{
    /// <summary>Rows of a sheet in Excel, header and totals included.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>Content type of the files.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Rows between two calls of the progress.</summary>
    public const int ProgressStep = 500;

    // programs that guess a file's type look for it at the beginning
    private const string FirstEntry = "[Content_Types].xml";

    /// <summary>Writes a workbook. The texts of the cover are in the current UI culture.</summary>
    /// <param name="report">What to write.</param>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="progress">Told the rows written so far, every 500 and at the end.</param>
    /// <param name="cancellation">Stops within a piece of some rows; what was written is then no workbook.</param>
    /// <returns>The rows written, or <see cref="ReportTooLarge"/> before anything is.</returns>
    public async Task<Result<long>> WriteAsync(
        ReportWorkbook report,
        Stream output,
        Func<long, ValueTask>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        if (Refuse(report) is { } tooLarge)
        {
            return tooLarge;
        }

        cancellation.ThrowIfCancellationRequested();
        using var mould = WorkbookMould.Build(report, texts);
        var plan = PackagePlan.Read(mould, report);
        var count = new RowProgress(progress);
        await using var forward = new ForwardStream(output);
        await using (var target = await ZipArchive.CreateAsync(forward, ZipArchiveMode.Create, leaveOpen: true, null, cancellation))
        {
            await CopyAsync(mould, plan, target, cancellation);
            foreach (var sheet in plan.Sheets)
            {
                var rows = await WriteSheetAsync(sheet, target, (report.Cover.Zone, count), cancellation);
                await using var table = await OpenAsync(target, sheet.TableName, cancellation);
                await table.WriteAsync(sheet.Table.Over(sheet.Content.Columns.Count, rows), cancellation);
            }
        }

        await forward.FlushAsync(cancellation);
        await count.TellAsync();
        return count.Rows;
    }

    /// <summary>Whether a report is more than Excel can hold; null when it is not.</summary>
    public static Error? Refuse(ReportWorkbook report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Sheets.FirstOrDefault(sheet => Needed(sheet) > MostRows) is { } large
            ? new ReportTooLarge(large.RowCount, MostRows - (Needed(large) - large.RowCount))
            : null;
    }

    private static long Needed(ReportSheet sheet) => sheet.RowCount + DataSheet.HeaderRow + (sheet.Totals is null ? 0 : 1);

    private static async Task<long> WriteSheetAsync(
        PlannedSheet sheet,
        ZipArchive target,
        (TimeZoneInfo Zone, RowProgress Count) with,
        CancellationToken cancellation
    )
    {
        var (content, mould) = (sheet.Content, sheet.Mould);
        await using var part = await OpenAsync(target, sheet.Name, cancellation);
        await part.WriteAsync(mould.Before, cancellation);
        var buffer = new CellBuffer(part);
        var writer = new RowWriter(buffer, content.Columns, with.Zone);
        writer.Write(DataSheet.HeaderRow, [.. content.Columns.Select(column => column.Title)], mould.Header);
        long written = 0;
        await foreach (var row in content.Rows.WithCancellation(cancellation))
        {
            if (++written > content.RowCount)
            {
                throw new InvalidOperationException($"Sheet {sheet.Name} has more rows than the {content.RowCount} it was said to have.");
            }

            writer.Write(DataSheet.HeaderRow + written, row, mould.Row);
            if (buffer.IsFull)
            {
                await buffer.FlushAsync(cancellation);
            }

            await with.Count.AddAsync(cancellation);
        }

        if (content.Totals?.Invoke() is { } totals)
        {
            writer.Write(DataSheet.HeaderRow + Math.Max(1, written) + 1, totals, mould.Totals);
        }

        await buffer.FlushAsync(cancellation);
        await part.WriteAsync(mould.After, cancellation);
        return written;
    }

    /// <summary>Everything but the sheets of rows and their tables.</summary>
    private static async Task CopyAsync(Stream mould, PackagePlan plan, ZipArchive target, CancellationToken cancellation)
    {
        await using var source = new ZipArchive(mould, ZipArchiveMode.Read, leaveOpen: true);
        var entries = source.Entries.Where(entry => !plan.Holds(entry.FullName));
        foreach (var entry in entries.OrderByDescending(entry => entry.FullName == FirstEntry))
        {
            await using var from = await entry.OpenAsync(cancellation);
            await using var to = await OpenAsync(target, entry.FullName, cancellation);
            await from.CopyToAsync(to, cancellation);
        }
    }

    private static Task<Stream> OpenAsync(ZipArchive target, string name, CancellationToken cancellation) =>
        target.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellation);
}
