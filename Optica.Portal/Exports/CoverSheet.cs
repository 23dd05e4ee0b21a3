using ClosedXML.Excel;
using Microsoft.Extensions.Localization;
using Optica.Portal.Resources;

namespace Optica.Portal.Exports;

/// <summary>The first sheet: what the report is, of whom, by whom, with which filters, and what its words mean.</summary>
internal sealed class CoverSheet(IXLWorksheet sheet, IStringLocalizer<ExportTexts> texts)
{
    private const int LabelColumn = 2;
    private const int TextColumn = 3;

    /// <summary>Width of the text column; words of usual letters fit a fifth more to a line.</summary>
    private const int TextWidth = 70;

    private const int LineLength = TextWidth * 6 / 5;

    private const double LineHeight = 15.5;

    private int row = 2;

    /// <summary>Writes the sheet.</summary>
    /// <param name="cover">What it tells.</param>
    /// <param name="sheets">The sheets it leads to, with the names of their tabs.</param>
    public void Write(ReportCover cover, IReadOnlyList<(string Name, ReportSheet Sheet)> sheets)
    {
        sheet.ShowGridLines = false;
        sheet.Column(1).Width = 3;
        sheet.Column(LabelColumn).Width = 25;
        sheet.Column(TextColumn).Width = TextWidth;
        Head(cover);
        Line(texts["branch"], cover.Branch);
        Line(texts["made_by"], cover.MadeBy);
        Moment(texts["made_at"], cover);
        foreach (var (name, content) in sheets)
        {
            Number(texts["rows_of", name], content.RowCount);
        }

        Section(texts["filters"], cover.Filters.Count > 0 ? cover.Filters : [new(texts["no_filters"], "")]);
        Section(texts["definitions"], cover.Definitions);
        PrintOnA4(cover);
    }

    private void Head(ReportCover cover)
    {
        Text(row, LabelColumn, cover.Title).Style.Font.SetFontSize(22).Font.SetBold().Font.SetFontColor(ReportLook.Brand);
        sheet.Row(row++).Height = 32;
        Text(row, LabelColumn, cover.Organisation).Style.Font.SetFontSize(13).Font.SetFontColor(ReportLook.InkSoft);
        sheet.Row(row).Height = 21;
        var rule = sheet.Range(row, LabelColumn, row, TextColumn).Style.Border;
        rule.SetBottomBorder(XLBorderStyleValues.Medium).Border.SetBottomBorderColor(ReportLook.Brand);
        row += 2;
    }

    private void Section(string heading, IReadOnlyList<LabelledText> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        row++;
        var style = Text(row, LabelColumn, heading).Style;
        style.Font.SetBold().Font.SetFontColor(ReportLook.Brand).Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        sheet.Range(row, LabelColumn, row, TextColumn).Style.Fill.SetBackgroundColor(ReportLook.BrandSoft);
        sheet.Row(row++).Height = 20;
        foreach (var line in lines)
        {
            Line(line.Label, line.Text);
        }
    }

    private void Line(string label, string text)
    {
        Label(label);
        Text(row, TextColumn, text).Style.Alignment.SetWrapText();
        // explicit, since programs differ in fitting rows by themselves
        var lines = text.Split('\n').Sum(part => 1 + (part.Length / LineLength));
        sheet.Row(row++).Height = Math.Min(409, Height(Math.Max(lines, Lines(label))));
    }

    private void Moment(string label, ReportCover cover)
    {
        Label(label);
        Put(row, TextColumn).SetValue(ExcelNumber.Local(cover.MadeAt, cover.Zone)).SetDataType(XLDataType.DateTime);
        sheet.Cell(row, TextColumn).Style.NumberFormat.SetFormat(ReportLook.InstantFormat);
        sheet.Row(row++).Height = Height(Lines(label));
    }

    private void Number(string label, long number)
    {
        Label(label);
        Put(row, TextColumn).SetValue(number).SetDataType(XLDataType.Number);
        sheet.Cell(row, TextColumn).Style.NumberFormat.SetFormat(ReportLook.Format(ColumnKind.Count));
        sheet.Row(row++).Height = Height(Lines(label));
    }

    /// <summary>Lines that a label takes in its own column, which is narrower than the text's.</summary>
    private static int Lines(string label) => 1 + (label.Length / 27);

    private static double Height(int lines) => (lines * LineHeight) + 4;

    private void Label(string label) => Text(row, LabelColumn, label).Style.Font.SetFontColor(ReportLook.InkSoft).Alignment.SetWrapText();

    private IXLCell Text(int line, int column, string text) =>
        Put(line, column).SetValue(CellText.Clean(text)).SetDataType(XLDataType.Text);

    private IXLCell Put(int line, int column)
    {
        var cell = sheet.Cell(line, column);
        cell.Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left).Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        return cell;
    }

    private void PrintOnA4(ReportCover cover)
    {
        var page = sheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = XLPageOrientation.Portrait;
        page.FitToPages(1, 0);
        PrintFrame.Write(page, cover);
    }
}
