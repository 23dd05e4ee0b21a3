using Microsoft.Extensions.Localization;
using Optica.Data.Reports;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Reports;
using Optica.Portal.Exports;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports.Kinds;

/// <summary>Orders of a period, with what of them counts.</summary>
public sealed class OrdersReport(OrderReportQueries queries, IStringLocalizer<ReportTexts> words) : IReport
{
    /// <inheritdoc />
    public ReportKind Kind => ReportKind.Orders;

    private ReportColumn[] Columns =>
        [
            new(words["number"], Width: 17),
            new(words["taken"], ColumnKind.Instant),
            new(words["branch"], Width: 16),
            new(words["customer"], Width: 28),
            new(words["rut"], Width: 14),
            new(words["status"], Width: 13),
            new(words["content"], Width: 30),
            new(words["lines"], ColumnKind.Count, 8),
            new(words["benefit"], Width: 20),
            new(words["net"], ColumnKind.Money, 13),
            new(words["tax"], ColumnKind.Money, 12),
            new(words["total"], ColumnKind.Money, 13),
            new(words["institution"], ColumnKind.Money, 13),
            new(words["credited"], ColumnKind.Money, 13),
            new(words["counts"], ColumnKind.Money, 13),
            new(words["paid"], ColumnKind.Money, 13),
            new(words["balance"], ColumnKind.Money, 13),
        ];

    /// <inheritdoc />
    public async Task<Result<ReportContent>> OpenAsync(ReportsUrl url, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(url);
        var filter = new OrderFilter
        {
            Status = url.Status,
            BranchId = url.BranchId,
            From = url.From,
            To = url.To,
            Descending = false,
        };
        var answer = await queries.OrdersAsync(filter, most, cancellation);
        if (!answer.TryGet(out var rows, out var error))
        {
            return error;
        }

        var statuses = Enum.GetValues<OrderStatus>().ToDictionary(status => status, status => words[$"order_{status}"].Value);
        var columns = Columns;
        var sums = new long[columns.Length];
        IReadOnlyList<object?> Cells(ReportOrder order)
        {
            var cells = CellsOf(order, statuses[order.Row.Status]);
            for (var column = 0; column < sums.Length; column++)
            {
                sums[column] += cells[column] as long? ?? 0;
            }

            return cells;
        }

        var sheet = new ReportSheet(words["sheet_orders"], columns, rows.Count, ReportLines.Of(rows, Cells, cancellation))
        {
            Totals = () =>
                [
                    words["total_row"].Value,
                    .. columns.Skip(1).Select((column, at) => column.Kind == ColumnKind.Money ? (object?)sums[at + 1] : null),
                ],
        };
        return new ReportContent([sheet], new ReportDefinitions(words).OfOrders());
    }

    private static object?[] CellsOf(ReportOrder order, string status)
    {
        var (row, money) = (order.Row, order.Money);
        return
        [
            row.Number,
            row.CreatedAt,
            row.Branch,
            row.CustomerName,
            Rut.Format(order.Rut ?? ""),
            status,
            row.Summary,
            row.LineCount,
            order.Benefit,
            money.Net,
            money.Tax,
            row.Total,
            money.InstitutionShare,
            money.Credited,
            row.Status.Counts() ? row.Amount : 0L,
            money.Paid,
            row.Status.Counts() ? row.Balance : 0L,
        ];
    }
}
