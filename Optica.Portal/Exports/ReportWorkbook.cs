namespace Optica.Portal.Exports;

/// <summary>A report, described without naming the library that writes it.</summary>
/// <param name="Cover">The first sheet.</param>
/// <param name="Sheets">The sheets of rows.</param>
public sealed record ReportWorkbook(ReportCover Cover, IReadOnlyList<ReportSheet> Sheets);
