using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Optica.Portal.Exports;

/// <summary>Which parts of the mould are written anew: the data sheets and their tables.</summary>
/// <param name="Sheets">The data sheets, in their order.</param>
internal sealed record PackagePlan(IReadOnlyList<PlannedSheet> Sheets)
{
    /// <summary>Reads the mould; it stands at its beginning afterwards.</summary>
    public static PackagePlan Read(MemoryStream mould, ReportWorkbook report)
    {
        PackagePlan plan;
        using (var document = SpreadsheetDocument.Open(mould, isEditable: true))
        {
            var workbook = document.WorkbookPart!;
            // the first sheet is the cover
            var parts = workbook.Workbook.Sheets!.Elements<Sheet>().Skip(1).Select(sheet => (WorksheetPart)workbook.GetPartById(sheet.Id!));
            plan = new([.. parts.Zip(report.Sheets, Plan)]);
            MouldTidy.Run(workbook);
        }

        mould.Position = 0;
        return plan;
    }

    /// <summary>Whether a part is one of them.</summary>
    public bool Holds(string name) => Sheets.Any(sheet => sheet.Name == name || sheet.TableName == name);

    private static PlannedSheet Plan(WorksheetPart part, ReportSheet content)
    {
        var table = part.TableDefinitionParts.Single();
        return new(Name(part), SheetMould.Read(part, content), Name(table), TableMould.Read(table), content);
    }

    private static string Name(OpenXmlPart part) => part.Uri.OriginalString.TrimStart('/');
}
