using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Optica.Domain.Reports;
using Optica.Portal.Exports;

namespace Optica.Portal.Tests.Exports;

public sealed class WorkbookWriterTests
{
    private static readonly object?[] Values = ["Ana", new DateOnly(1980, 2, 29), Reports.Moment, 12, 1_234_567L, 0.256];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_EveryKind_HasItsTypeAndFormat()
    {
        using var read = await Reports.RoundAsync(Reports.Sheet(Reports.EveryKind, Values));

        var cells = read.Cells(1);
        Assert.Equal(new("Ana", true, "@"), cells["A2"]);
        // days since 1899-12-30
        Assert.Equal(new("29280", false, "dd-mm-yyyy"), cells["B2"]);
        Assert.Equal("dd-mm-yyyy hh:mm", cells["C2"].Format);
        Assert.Equal(new DateTime(2026, 11, 30, 23, 30, 0, DateTimeKind.Unspecified), DateTime.FromOADate(cells["C2"].ToNumber()));
        Assert.Equal(new("12", false, "#,##0"), cells["D2"]);
        Assert.Equal(new("1234567", false, "\"$\"#,##0"), cells["E2"]);
        Assert.Equal(new("0.256", false, "0.0%"), cells["F2"]);
        Assert.Empty(read.Errors);
    }

    [Fact]
    public async Task Write_Header_IsFrozenFilteredAndPrintedOnEveryPage()
    {
        using var read = await Reports.RoundAsync(Reports.Sheet(Reports.EveryKind, Values, Values, Values));

        var sheet = read.Sheet(1);
        var pane = sheet.Descendants<Pane>().Single();
        Assert.Equal((PaneStateValues.FrozenSplit, 1d, "B2"), (pane.State!.Value, pane.VerticalSplit!.Value, pane.TopLeftCell!.Value));
        Assert.Equal("A1:F4", sheet.SheetDimension!.Reference!.Value);
        Assert.Equal("A1:F4", read.Table(1).Reference!.Value);
        Assert.Equal("A1:F4", read.Table(1).AutoFilter!.Reference!.Value);
        Assert.Equal(
            Reports.EveryKind.Select(column => column.Title),
            read.Table(1).TableColumns!.Select(column => ((TableColumn)column).Name!.Value)
        );
        Assert.Equal("TableStyleLight1", read.Table(1).TableStyleInfo!.Name!.Value);
        Assert.All(Reports.EveryKind, (column, i) => Assert.Equal(column.Title, read.Cells(1)[$"{(char)('A' + i)}1"].Text));
        var page = sheet.Descendants<PageSetup>().Single();
        Assert.Equal((OrientationValues.Landscape, 9u, 0u), (page.Orientation!.Value, page.PaperSize!.Value, page.FitToHeight!.Value));
        Assert.Contains(
            read.Document.WorkbookPart!.Workbook.DefinedNames!.Cast<DefinedName>(),
            name => name.Text.EndsWith("$1:$1", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Write_Widths_AreThoseOfTheColumns()
    {
        ReportColumn[] columns =
        [
            new("A", Width: 40),
            new("B", ColumnKind.Money),
            new("A very long title indeed, on two lines", ColumnKind.Count),
        ];
        using var read = await Reports.RoundAsync(Reports.Sheet(columns, ["x", 1L, 1]));

        var widths = read.Sheet(1).Descendants<Column>().Select(column => column.Width!.Value).ToList();
        Assert.All(columns, (column, i) => Assert.InRange(widths[i], column.Characters, column.Characters + 2));
        Assert.InRange(columns[2].Characters, 20, 30);
    }

    [Fact]
    public async Task Write_NoRows_OpensWithAnEmptyTable()
    {
        using var read = await Reports.RoundAsync(Reports.Sheet(Reports.EveryKind));

        Assert.Equal("A1:F2", read.Table(1).Reference!.Value);
        Assert.Single(read.Sheet(1).Descendants<Row>());
        Assert.Empty(read.Errors);
    }

    [Fact]
    public async Task Write_Totals_StandUnderTheTableAsValues()
    {
        var sum = 0L;
        async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync()
        {
            foreach (var amount in new[] { 1_000L, -300L })
            {
                await Task.Yield();
                sum += amount;
                yield return [$"n{amount}", amount];
            }
        }

        ReportColumn[] columns = [new("Name"), new("Spent", ColumnKind.Money)];
        using var read = await Reports.RoundAsync(new ReportSheet("Data", columns, 2, RowsAsync()) { Totals = () => ["Total", sum] });

        Assert.Equal("A1:B3", read.Table(1).Reference!.Value);
        Assert.Equal("A1:B4", read.Sheet(1).SheetDimension!.Reference!.Value);
        Assert.Equal(new("Total", true, "@"), read.Cells(1)["A4"]);
        Assert.Equal(new("700", false, "\"$\"#,##0"), read.Cells(1)["B4"]);
        Assert.Equal("-300", read.Cells(1)["B3"].Text);
        Assert.Empty(read.Errors);
    }

    [Fact]
    public async Task Write_FewerRowsThanSaid_TableEndsWithTheRows()
    {
        using var read = await Reports.RoundAsync(Reports.Sheet([new("Text")], ["a"], ["b"]) with { RowCount = 5 });

        Assert.Equal("A1:A3", read.Table(1).Reference!.Value);
    }

    [Fact]
    public async Task Write_MoreRowsThanSaid_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Reports.RoundAsync(Reports.Sheet([new("Text")], ["a"], ["b"]) with { RowCount = 1 })
        );

    [Fact]
    public async Task Write_NoFormulaAnywhere()
    {
        using var read = await Reports.RoundAsync(Reports.Sheet([new("=A")], ["=1+1"]) with { Totals = () => ["=SUM(A1)"] });

        Assert.Empty(Enumerable.Range(0, 2).SelectMany(number => read.Sheet(number).Descendants<CellFormula>()));
        Assert.Empty(read.Table(1).Descendants<CalculatedColumnFormula>());
        Assert.Equal(("=A", "=1+1", "=SUM(A1)"), (read.Cells(1)["A1"].Text, read.Cells(1)["A2"].Text, read.Cells(1)["A3"].Text));
        Assert.Null(read.Document.WorkbookPart!.CalculationChainPart);
    }

    [Theory]
    [InlineData(1_048_575, false, true)]
    [InlineData(1_048_576, false, false)]
    [InlineData(1_048_575, true, false)]
    public async Task Write_MoreThanASheetHolds_IsRefusedBeforeAnything(long rows, bool totals, bool fits)
    {
        await using var output = new ResponseLikeStream();
        var sheet = Reports.Sheet([new("Text")]) with { RowCount = rows, Totals = totals ? () => [null] : null };

        var result = await Reports.Writer.WriteAsync(new(Reports.Cover, [sheet]), output, null, Cancel);

        Assert.Equal(fits, result.Succeeded);
        Assert.Equal(fits, output.Taken.Length > 0);
        if (!fits)
        {
            Assert.Equal(rows, Assert.IsType<ReportTooLarge>(result.Error).Rows);
        }
    }

    [Fact]
    public async Task Write_Cancelled_StopsWithinAPiece()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var read = 0;
        async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync()
        {
            for (; ; read++)
            {
                await Task.Yield();
                yield return ["x"];
            }
        }

        await using var output = new ResponseLikeStream();
        var sheet = new ReportSheet("Data", [new("Text")], 100_000, RowsAsync());
        async ValueTask ProgressAsync(long rows)
        {
            if (rows == 1_500)
            {
                await stop.CancelAsync();
            }
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Reports.Writer.WriteAsync(new(Reports.Cover, [sheet]), output, ProgressAsync, stop.Token)
        );
        Assert.InRange(read, 1_499, 2_000);
    }

    [Fact]
    public async Task Write_Progress_EveryFiveHundredRowsAndAtTheEnd()
    {
        List<long> told = [];
        var rows = Enumerable.Repeat(new object?[] { "x" }, 600).ToArray();
        await using var output = new ResponseLikeStream();

        var result = await Reports.Writer.WriteAsync(
            new(Reports.Cover, [Reports.Sheet([new("Text")], rows), Reports.Sheet([new("Text")], rows)]),
            output,
            count =>
            {
                told.Add(count);
                return ValueTask.CompletedTask;
            },
            Cancel
        );

        Assert.Equal([500, 1_000, 1_200], told);
        Assert.Equal(1_200, result.Value);
    }

    [Fact]
    public async Task Write_WrongType_IsAProgrammersMistake() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Reports.RoundAsync(Reports.Sheet([new("Spent", ColumnKind.Money)], [1.5])));

    [Fact]
    public async Task Write_ManyColumns_ReachPastZ()
    {
        var columns = Enumerable.Range(1, 30).Select(number => new ReportColumn($"C{number}", ColumnKind.Count)).ToList();
        using var read = await Reports.RoundAsync(Reports.Sheet(columns, [.. Enumerable.Range(1, 30).Cast<object?>()]));

        Assert.Equal("30", read.Cells(1)["AD2"].Text);
        Assert.Equal("A1:AD2", read.Table(1).Reference!.Value);
        // too wide for one page: two side by side, each with the first column
        Assert.Equal(2u, read.Sheet(1).Descendants<PageSetup>().Single().FitToWidth!.Value);
        Assert.Empty(read.Errors);
    }

    [Fact]
    public async Task Write_Properties_NameTheProductAndNoMachine()
    {
        using var read = await Reports.RoundAsync(Reports.Sheet([new("Text")], ["x"]));

        var properties = read.Document.PackageProperties;
        Assert.Equal(("Customers", "Optica.Portal", "Optica.Portal"), (properties.Title, properties.Creator, properties.LastModifiedBy));
        var parts = read.Document.GetAllParts().Where(part => part is not ThemePart).Select(Text).ToList();
        Assert.DoesNotContain(parts, text => text.Contains("absPath", StringComparison.Ordinal));
        Assert.DoesNotContain(parts, text => text.Contains(Environment.MachineName, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(parts, text => text.Contains(Path.GetTempPath(), StringComparison.Ordinal));
    }

    private static string Text(OpenXmlPart part)
    {
        using var reader = new StreamReader(part.GetStream());
        return reader.ReadToEnd();
    }
}
