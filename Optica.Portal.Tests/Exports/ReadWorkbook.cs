using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Optica.Portal.Tests.Exports;

/// <summary>A cell as the file holds it.</summary>
/// <param name="Text">Its text, or its number as written.</param>
/// <param name="IsText">Whether it is typed as text.</param>
/// <param name="Format">Number format of its style.</param>
public sealed record ReadCell(string Text, bool IsText, string Format)
{
    public double ToNumber() => double.Parse(Text, CultureInfo.InvariantCulture);
}

/// <summary>A workbook read by the Open XML SDK alone, not by the library that wrote it.</summary>
public sealed partial class ReadWorkbook : IDisposable
{
    private readonly MemoryStream file;
    private readonly WorkbookPart workbook;

    public ReadWorkbook(byte[] bytes)
    {
        file = new MemoryStream(bytes, writable: false);
        Document = SpreadsheetDocument.Open(file, isEditable: false);
        workbook = Document.WorkbookPart!;
    }

    public SpreadsheetDocument Document { get; }

    public IReadOnlyList<string> Tabs => [.. workbook.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!)];

    public IEnumerable<string> Errors =>
        new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(Document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}");

    public WorksheetPart Part(int number) =>
        (WorksheetPart)workbook.GetPartById(workbook.Workbook.Sheets!.Elements<Sheet>().ElementAt(number).Id!);

    public Worksheet Sheet(int number) => Part(number).Worksheet;

    public Table Table(int number) => Part(number).TableDefinitionParts.Single().Table;

    public IReadOnlyDictionary<string, ReadCell> Cells(int number) =>
        Sheet(number)
            .Descendants<Cell>()
            .Where(cell => cell.InlineString is not null || cell.CellValue is not null)
            .ToDictionary(cell => cell.CellReference!.Value!, Read, StringComparer.Ordinal);

    /// <summary>Texts and numbers of the cover, label beside value.</summary>
    public IReadOnlyDictionary<string, ReadCell> Cover =>
        Cells(0)
            .Where(cell => cell.Key[0] == 'B' && Cells(0).ContainsKey($"C{cell.Key[1..]}"))
            .ToDictionary(cell => cell.Value.Text, cell => Cells(0)[$"C{cell.Key[1..]}"], StringComparer.Ordinal);

    public void Dispose()
    {
        Document.Dispose();
        file.Dispose();
    }

    private ReadCell Read(Cell cell)
    {
        var isText = cell.DataType?.Value is CellValues.InlineString or CellValues.SharedString;
        var text = cell.DataType?.Value switch
        {
            CellValues.InlineString => cell.InlineString!.InnerText,
            CellValues.SharedString => workbook
                .SharedStringTablePart!.SharedStringTable.ElementAt(int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture))
                .InnerText,
            _ => cell.CellValue!.Text,
        };
        return new(isText ? Unescape(text) : text, isText, FormatOf(cell.StyleIndex?.Value ?? 0));
    }

    private string FormatOf(uint style)
    {
        var sheet = workbook.WorkbookStylesPart!.Stylesheet;
        var id = ((CellFormat)sheet.CellFormats!.ElementAt((int)style)).NumberFormatId!.Value;
        return sheet
                .NumberingFormats?.Elements<NumberingFormat>()
                .FirstOrDefault(format => format.NumberFormatId!.Value == id)
                ?.FormatCode?.Value
            ?? $"#{id}";
    }

    /// <summary>As Excel reads <c>_xHHHH_</c>.</summary>
    private static string Unescape(string text) =>
        Escape()
            .Replace(
                text,
                match => ((char)ushort.Parse(match.ValueSpan.Slice(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
            );

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
