using ClosedXML.Excel;
using Microsoft.Extensions.Localization;
using Optica.Portal.Resources;

namespace Optica.Portal.Exports;

/// <summary>Builds the workbook with ClosedXML: complete but for the rows, of which each sheet has one sample.</summary>
internal static class WorkbookMould
{
    /// <summary>Author of every workbook.</summary>
    public const string Product = "Optica.Portal";

    /// <summary>Names of the data sheets' tabs.</summary>
    public static IReadOnlyList<string> Names(ReportWorkbook report, IStringLocalizer<ExportTexts> texts)
    {
        HashSet<string> taken = new([texts["cover"]], StringComparer.OrdinalIgnoreCase);
        return [.. report.Sheets.Select(sheet => SheetNames.Take(sheet.Name, taken))];
    }

    /// <summary>Builds it.</summary>
    /// <returns>The file.</returns>
    public static MemoryStream Build(ReportWorkbook report, IStringLocalizer<ExportTexts> texts)
    {
        var names = Names(report, texts);
        using var workbook = new XLWorkbook();
        var properties = workbook.Properties;
        properties.Title = CellText.Clean(report.Cover.Title);
        properties.Author = properties.LastModifiedBy = Product;
        properties.Company = CellText.Clean(report.Cover.Organisation);
        properties.Created = properties.Modified = DateTime.SpecifyKind(report.Cover.MadeAt, DateTimeKind.Utc);
        var cover = workbook.AddWorksheet(texts["cover"]);
        for (var i = 0; i < names.Count; i++)
        {
            DataSheet.Write(workbook.AddWorksheet(names[i]), report.Sheets[i], report.Cover, i + 1);
        }

        new CoverSheet(cover, texts).Write(report.Cover, [.. names.Zip(report.Sheets)]);
        var file = new MemoryStream();
        workbook.SaveAs(file);
        file.Position = 0;
        return file;
    }
}
