using Optica.Domain.Common;
using Optica.Domain.Reports;
using Optica.Portal.Exports;

namespace Optica.Portal.Features.Reports;

/// <summary>What one kind of report holds.</summary>
/// <param name="Sheets">Its sheets.</param>
/// <param name="Definitions">What its words mean.</param>
public sealed record ReportContent(IReadOnlyList<ReportSheet> Sheets, IReadOnlyList<LabelledText> Definitions)
{
    /// <summary>Filters in force that only this kind of report has.</summary>
    public IReadOnlyList<ReportFilter> Filters { get; init; } = [];
}

/// <summary>One kind of report.</summary>
public interface IReport
{
    /// <summary>Which.</summary>
    ReportKind Kind { get; }

    /// <summary>Begins to read it, as the caller may see it.</summary>
    /// <param name="url">Its parameters.</param>
    /// <param name="most">Only so many rows, for a preview; null for all.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<Result<ReportContent>> OpenAsync(ReportsUrl url, int? most, CancellationToken cancellation);
}
