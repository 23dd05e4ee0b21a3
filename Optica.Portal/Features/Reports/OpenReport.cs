using Optica.Domain.Reports;
using Optica.Portal.Exports;

namespace Optica.Portal.Features.Reports;

/// <summary>A report that is about to be written.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Workbook">Its description.</param>
/// <param name="Filters">The filters in force.</param>
/// <param name="FileName">Name of its file for people.</param>
public sealed record OpenReport(ReportKind Kind, ReportWorkbook Workbook, IReadOnlyList<ReportFilter> Filters, string FileName)
{
    /// <summary>Rows in it at most.</summary>
    public long Rows => Workbook.Sheets.Sum(sheet => sheet.RowCount);

    /// <summary>What the audit trail keeps of it.</summary>
    /// <param name="id">The job, or an id of the request.</param>
    /// <param name="step">What happened.</param>
    /// <param name="rows">Rows in it.</param>
    public ExportNote Note(Guid id, ExportStep step, long rows) => new(id, Kind, step, [.. Filters.Select(filter => filter.Audited)], rows);
}
