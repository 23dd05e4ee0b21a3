using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Optica.Portal.Exports;

/// <summary>A sheet as ClosedXML wrote it, cut where the rows belong.</summary>
/// <param name="Before">XML before the rows.</param>
/// <param name="After">XML after the rows.</param>
/// <param name="Header">Styles of the header.</param>
/// <param name="Row">Styles of the rows.</param>
/// <param name="Totals">Styles of the row of totals.</param>
internal sealed record SheetMould(byte[] Before, byte[] After, RowMould Header, RowMould Row, RowMould Totals)
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Reads a sheet's part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="content">What will stand in it.</param>
    public static SheetMould Read(WorksheetPart part, ReportSheet content)
    {
        using var stream = part.GetStream();
        var sheet = XDocument.Load(stream);
        var root = sheet.Root!;
        var data = root.Element(Main + "sheetData")!;
        var (header, row, totals) = (
            Mould(data, DataSheet.HeaderRow, true),
            Mould(data, DataSheet.FirstRow),
            Mould(data, DataSheet.TotalsRow)
        );
        data.ReplaceNodes(new XComment("rows"));
        // ClosedXML writes a prefix before every name; rows are written without
        root.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Value == Main.NamespaceName).Remove();
        root.SetAttributeValue("xmlns", Main.NamespaceName);
        var last = RowWriter.Letters(content.Columns.Count);
        root.Element(Main + "dimension")?.SetAttributeValue("ref", $"A1:{last}{LastRow(content)}");
        AddIgnoredErrors(root, $"A1:{last}{LastRow(content)}");
        var halves = Encoding.UTF8.GetString(PartXml.Bytes(sheet)).Split("<!--rows-->");
        return new(Encoding.UTF8.GetBytes(halves[0]), Encoding.UTF8.GetBytes(halves[1]), header, row, totals);
    }

    private static long LastRow(ReportSheet content) =>
        DataSheet.HeaderRow + Math.Max(1, content.RowCount) + (content.Totals is null ? 0 : 1);

    private static RowMould Mould(XElement data, int number, bool isText = false)
    {
        var name = number.ToString(CultureInfo.InvariantCulture);
        var row = data.Elements(Main + "row").Single(element => element.Attribute("r")?.Value == name);
        var styles = row.Elements(Main + "c").Select(cell => (int?)cell.Attribute("s") ?? 0);
        var height = row.Attribute("ht") is { } given ? $" ht=\"{given.Value}\" customHeight=\"1\"" : "";
        return new([.. styles], Encoding.ASCII.GetBytes(height), isText);
    }

    /// <summary>RUTs, phones and postal codes are text on purpose: no green corner in every cell.</summary>
    private static void AddIgnoredErrors(XElement root, string range)
    {
        XElement ignored = new(
            Main + "ignoredErrors",
            new XElement(Main + "ignoredError", new XAttribute("sqref", range), new XAttribute("numberStoredAsText", 1))
        );
        root.Element(Main + "tableParts")!.AddBeforeSelf(ignored);
    }
}
