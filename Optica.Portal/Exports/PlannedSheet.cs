namespace Optica.Portal.Exports;

/// <summary>A data sheet on its way.</summary>
/// <param name="Name">Name of its part in the package.</param>
/// <param name="Mould">The part as ClosedXML wrote it.</param>
/// <param name="TableName">Name of its table's part.</param>
/// <param name="Table">The table's part as ClosedXML wrote it.</param>
/// <param name="Content">What stands in it.</param>
internal sealed record PlannedSheet(string Name, SheetMould Mould, string TableName, TableMould Table, ReportSheet Content);
