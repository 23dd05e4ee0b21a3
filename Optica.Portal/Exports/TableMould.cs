using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Optica.Portal.Exports;

/// <summary>A table as ClosedXML wrote it around one sample row.</summary>
internal sealed class TableMould
{
    private readonly XDocument table;

    private TableMould(XDocument table) => this.table = table;

    /// <summary>Reads a table's part.</summary>
    public static TableMould Read(TableDefinitionPart part)
    {
        using var stream = part.GetStream();
        var read = XDocument.Load(stream);
        // formats for rows that somebody adds, whose numbers clash with those of the cells
        read.Descendants().Attributes("dataDxfId").Remove();
        return new(read);
    }

    /// <summary>The part with the range the table really has.</summary>
    /// <param name="columns">How many columns.</param>
    /// <param name="rows">How many rows were written; a table without any keeps an empty one, as Excel wants it.</param>
    public byte[] Over(int columns, long rows)
    {
        var range = $"A1:{RowWriter.Letters(columns)}{DataSheet.HeaderRow + Math.Max(1, rows)}";
        table.Root!.SetAttributeValue("ref", range);
        table.Root.Element(table.Root.Name.Namespace + "autoFilter")!.SetAttributeValue("ref", range);
        return PartXml.Bytes(table);
    }
}
