using Microsoft.Extensions.Localization;
using Optica.Data.Reports;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Reports;
using Optica.Domain.Segments;
using Optica.Portal.Exports;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports.Kinds;

/// <summary>Whom to win back and how to reach them: active customers at risk, those who have spent the most first.</summary>
public sealed class AtRiskReport(
    CustomerReportQueries queries,
    IStringLocalizer<ReportTexts> words,
    IStringLocalizer<CustomerFieldTexts> fields,
    TimeProvider time
) : IReport
{
    /// <inheritdoc />
    public ReportKind Kind => ReportKind.AtRisk;

    private ReportColumn[] Columns =>
        [
            new(fields["FullName"], Width: 30),
            new(fields["Phone"], Width: 17),
            new(fields["Email"], Width: 30),
            new(fields["PreferredContactMethod"], Width: 15),
            new(fields["BranchId"], Width: 18),
            new(words["tier"], Width: 14),
            new(words["last_order"], ColumnKind.Instant),
            new(words["days_since"], ColumnKind.Count),
            new(words["orders"], ColumnKind.Count),
            new(words["total_spent"], ColumnKind.Money),
            new(words["average"], ColumnKind.Money),
        ];

    /// <inheritdoc />
    public async Task<Result<ReportContent>> OpenAsync(ReportsUrl url, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(url);
        var filter = new CustomerFilter
        {
            IsActive = true,
            Segment = Segment.AtRisk,
            BranchId = url.BranchId,
            Sort = CustomerSort.TotalSpent,
            Descending = true,
        };
        var answer = await queries.CustomersAsync(filter, most, cancellation);
        if (!answer.TryGet(out var report, out var error))
        {
            return error;
        }

        var cells = new CustomerCells(words, fields, time.GetUtcNow().UtcDateTime);
        var sheet = new ReportSheet(
            words["sheet_at_risk"],
            Columns,
            report.Rows.Count,
            ReportLines.Of(report.Rows, cells.Contact, cancellation)
        );
        return new ReportContent([sheet], new ReportDefinitions(words, report.Rules).OfCustomers());
    }
}
