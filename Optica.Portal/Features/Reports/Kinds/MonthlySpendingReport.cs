using System.Globalization;
using Microsoft.Extensions.Localization;
using Optica.Data.Reports;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Reports;
using Optica.Portal.Exports;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports.Kinds;

/// <summary>What each customer spent in each of twelve months, with totals by month.</summary>
public sealed class MonthlySpendingReport(
    SpendingReportQueries queries,
    IStringLocalizer<ReportTexts> words,
    IStringLocalizer<CustomerFieldTexts> fields
) : IReport
{
    /// <inheritdoc />
    public ReportKind Kind => ReportKind.MonthlySpending;

    /// <inheritdoc />
    public async Task<Result<ReportContent>> OpenAsync(ReportsUrl url, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(url);
        var answer = await queries.MonthsAsync(url.BranchId, most, cancellation);
        if (!answer.TryGet(out var report, out var error))
        {
            return error;
        }

        var sums = new long[report.Months.Count];
        var orders = 0L;
        IReadOnlyList<object?> Cells(SpendingRow row)
        {
            for (var month = 0; month < sums.Length; month++)
            {
                sums[month] += row.Months[month];
            }

            orders += row.Orders;
            return [row.FullName, Rut.Format(row.Rut ?? ""), row.Branch, .. row.Months, row.Total, row.Orders];
        }

        var sheet = new ReportSheet(
            words["sheet_spending"],
            Columns(report.Months),
            report.Rows.Count,
            ReportLines.Of(report.Rows, Cells, cancellation)
        )
        {
            Totals = () => [words["total"].Value, null, null, .. sums, sums.Sum(), orders],
        };
        return new ReportContent([sheet], new ReportDefinitions(words).OfSpending());
    }

    private ReportColumn[] Columns(IReadOnlyList<DateOnly> months) =>
        [
            new(fields["FullName"], Width: 26),
            new(fields["Rut"], Width: 14),
            new(fields["BranchId"], Width: 13),
            .. months.Select(month => new ReportColumn(Month(month), ColumnKind.Money, 11)),
            new(words["total"], ColumnKind.Money),
            new(words["orders"], ColumnKind.Count),
        ];

    private static string Month(DateOnly month) => month.ToString("MMM yyyy", CultureInfo.CurrentUICulture);
}
