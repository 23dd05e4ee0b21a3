using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Optica.Portal.Exports;

/// <summary>Puts right what ClosedXML 0.95.4 writes carelessly.</summary>
internal static partial class MouldTidy
{
    public static void Run(WorkbookPart workbook)
    {
        TidyStyles(workbook.WorkbookStylesPart!.Stylesheet);
        foreach (var name in workbook.Workbook.DefinedNames?.Elements<DefinedName>() ?? [])
        {
            // rows and columns to repeat are meant absolutely
            name.Text = Relative().Replace(name.Text, "!$$${from}:$$${to}");
        }
    }

    /// <summary>Formats of the tables' sample rows, whose numbers clash with those of the cells, and an empty number format.</summary>
    private static void TidyStyles(Stylesheet styles)
    {
        if (styles.DifferentialFormats is { } differences)
        {
            differences.RemoveAllChildren();
            differences.Count = 0;
        }

        if (styles.NumberingFormats is { } numbers)
        {
            numbers.Elements<NumberingFormat>().FirstOrDefault(format => string.IsNullOrEmpty(format.FormatCode?.Value))?.Remove();
            numbers.Count = (uint)numbers.ChildElements.Count;
        }
    }

    [GeneratedRegex(@"!(?<from>\w+):(?<to>\w+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Relative();
}
