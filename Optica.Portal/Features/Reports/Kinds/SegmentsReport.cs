using System.Globalization;
using Microsoft.Extensions.Localization;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Reports;
using Optica.Domain.Segments;
using Optica.Portal.Exports;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports.Kinds;

/// <summary>Segments in figures with the action for each, and movement between them within the newest month that is over.</summary>
public sealed class SegmentsReport(SegmentQueries queries, IStringLocalizer<ReportTexts> words) : IReport
{
    /// <inheritdoc />
    public ReportKind Kind => ReportKind.Segments;

    private ReportColumn[] Columns =>
        [
            new(words["segment"], Width: 18),
            new(words["customers"], ColumnKind.Count),
            new(words["share_customers"], ColumnKind.Percent),
            new(words["actives"], ColumnKind.Count),
            new(words["revenue"], ColumnKind.Money, 17),
            new(words["share_revenue"], ColumnKind.Percent),
            new(words["average_customer"], ColumnKind.Money),
            new(words["action"], Width: 34),
        ];

    /// <inheritdoc />
    public async Task<Result<ReportContent>> OpenAsync(ReportsUrl url, int? most, CancellationToken cancellation)
    {
        if (!(await queries.OverviewAsync(cancellation)).TryGet(out var overview, out var error))
        {
            return error;
        }

        if (!(await queries.MovementAsync(null, cancellation)).TryGet(out var movements, out error))
        {
            return error;
        }

        List<ReportSheet> sheets = [Figures(overview.Rows)];
        if (movements.Rows.Count > 0)
        {
            sheets.Add(Movement(movements));
        }

        return new ReportContent(sheets, new ReportDefinitions(words, overview.Rules).OfSegments());
    }

    private ReportSheet Figures(IReadOnlyList<SegmentRow> rows)
    {
        long customers = rows.Sum(row => row.Customers);
        var spent = rows.Sum(row => row.Spent);
        IReadOnlyList<object?> Cells(SegmentRow row) =>
            [
                words[$"segment_{row.Segment}"].Value,
                row.Customers,
                Share(row.Customers, customers),
                row.Active,
                row.Spent,
                Share(row.Spent, spent),
                Average(row.Spent, row.Customers),
                words[$"action_{row.Segment}"].Value,
            ];
        return new(words["sheet_segments"], Columns, rows.Count, ReportLines.Of(rows.Select(Cells)))
        {
            Totals = () =>
                [
                    words["total"].Value,
                    customers,
                    Share(customers, customers),
                    rows.Sum(row => row.Active),
                    spent,
                    Share(spent, spent),
                    Average(spent, customers),
                    null,
                ],
        };
    }

    private ReportSheet Movement(SegmentMovements movements)
    {
        var month = movements.Month.ToString("MMM yyyy", CultureInfo.CurrentUICulture);
        IReadOnlyList<object?> Cells(MovementRow row) =>
            [words[row.From is { } from ? $"segment_{from}" : "newcomer"].Value, words[$"segment_{row.To}"].Value, row.Customers];
        return new(
            words["sheet_movement", month],
            [new(words["from_segment"], Width: 20), new(words["to_segment"], Width: 20), new(words["customers"], ColumnKind.Count)],
            movements.Rows.Count,
            ReportLines.Of(movements.Rows.OrderBy(row => row.From is null ? -1 : (int)row.From).ThenBy(row => row.To).Select(Cells))
        );
    }

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;

    private static long Average(long sum, long count) =>
        count == 0 ? 0 : (long)Math.Round((decimal)sum / count, MidpointRounding.AwayFromZero);
}
