using ClosedXML.Excel;

namespace Optica.Portal.Exports;

/// <summary>
/// A sheet of rows with its header, one sample row and one sample row of totals: the mould that gives the streamed rows their
/// styles, and everything around them.
/// </summary>
internal static class DataSheet
{
    public const int HeaderRow = 1;
    public const int FirstRow = 2;
    public const int TotalsRow = 3;

    /// <summary>Characters of columns side by side that are still readable on an A4 page across.</summary>
    private const double PageWidth = 230;

    public static void Write(IXLWorksheet sheet, ReportSheet content, ReportCover cover, int number)
    {
        for (var column = 1; column <= content.Columns.Count; column++)
        {
            WriteColumn(sheet, column, content.Columns[column - 1]);
        }

        sheet.Row(HeaderRow).Height = 33;
        var last = content.Columns.Count;
        var table = sheet.Range(HeaderRow, 1, FirstRow, last).CreateTable($"Report{number}");
        table.Theme = XLTableTheme.TableStyleLight1;
        table.ShowAutoFilter = true;
        sheet.SheetView.Freeze(HeaderRow, last > 1 ? 1 : 0);
        PrintOnA4(sheet, content, cover);
    }

    private static void WriteColumn(IXLWorksheet sheet, int number, ReportColumn column)
    {
        sheet.Column(number).Width = column.Characters + 1;
        var header = sheet.Cell(HeaderRow, number).SetValue(CellText.Clean(column.Title)).SetDataType(XLDataType.Text);
        header.Style.Font.SetBold().Font.SetFontColor(XLColor.White);
        header.Style.Fill.SetBackgroundColor(ReportLook.Brand);
        header.Style.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        Place(header.Style, column.Kind);

        var sample = sheet.Cell(FirstRow, number).SetValue("").SetDataType(XLDataType.Text);
        Cell(sample.Style, column.Kind);
        sample.Style.Border.SetBottomBorder(XLBorderStyleValues.Thin).Border.SetBottomBorderColor(ReportLook.Line);

        var total = sheet.Cell(TotalsRow, number).SetValue("").SetDataType(XLDataType.Text);
        Cell(total.Style, column.Kind);
        total.Style.Font.SetBold().Fill.SetBackgroundColor(ReportLook.BrandSoft);
        total.Style.Border.SetTopBorder(XLBorderStyleValues.Medium).Border.SetTopBorderColor(ReportLook.Brand);
    }

    private static void Cell(IXLStyle style, ColumnKind kind)
    {
        style.NumberFormat.SetFormat(ReportLook.Format(kind));
        style.Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        Place(style, kind);
    }

    /// <summary>Numbers stand right and text left, with some air between one column's numbers and the next one's text.</summary>
    private static void Place(IXLStyle style, ColumnKind kind)
    {
        var side = ReportLook.Side(kind);
        style.Alignment.SetHorizontal(side).Alignment.SetIndent(side == XLAlignmentHorizontalValues.Center ? 0 : 1);
    }

    private static void PrintOnA4(IXLWorksheet sheet, ReportSheet content, ReportCover cover)
    {
        var page = sheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = XLPageOrientation.Landscape;
        page.SetRowsToRepeatAtTop(HeaderRow, HeaderRow);
        // a wide sheet takes several pages side by side, each beginning with the first column, rather than print too small to read
        var wide = (int)Math.Ceiling(content.Columns.Sum(column => column.Characters + 1) / PageWidth);
        if (wide > 1)
        {
            page.SetColumnsToRepeatAtLeft(1, 1);
        }

        page.FitToPages(wide, 0);
        PrintFrame.Write(page, cover);
    }
}
