using Optica.Data.Jobs;
using Optica.Data.Reports;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Jobs;
using Optica.Domain.Orders;
using Optica.Domain.Reports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Jobs and reports.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> Reports() => [.. ReportReads(), .. Jobs()];

    private static IEnumerable<IsolationCase> ReportReads() =>
        [
            IsolationCase.Open(
                "CustomerReportQueries.CustomersAsync",
                Permissions.ReportsExport,
                false,
                (scope, _) => CustomersAsync(scope, new CustomerFilter())
            ),
            IsolationCase.Open(
                "CustomerReportQueries.CustomersAsync",
                Permissions.ReportsExport,
                false,
                (scope, _) => CustomersAsync(scope, new CustomerFilter { Text = "canary", Tag = "tag-canary-mall" })
            ),
            IsolationCase.ById(
                "CustomerReportQueries.CustomersAsync",
                Permissions.ReportsExport,
                false,
                (scope, to) => CustomersAsync(scope, new CustomerFilter { BranchId = to.BranchId })
            ),
            IsolationCase.Open(
                "SpendingReportQueries.MonthsAsync",
                Permissions.ReportsExport,
                false,
                (scope, _) => SpendingAsync(scope, null)
            ),
            IsolationCase.ById(
                "SpendingReportQueries.MonthsAsync",
                Permissions.ReportsExport,
                false,
                (scope, to) => SpendingAsync(scope, to.BranchId)
            ),
            IsolationCase.Open(
                "OrderReportQueries.OrdersAsync",
                Permissions.ReportsExport,
                false,
                (scope, _) => OrdersAsync(scope, new OrderFilter())
            ),
            IsolationCase.ById(
                "OrderReportQueries.OrdersAsync",
                Permissions.ReportsExport,
                false,
                (scope, to) => OrdersAsync(scope, new OrderFilter { BranchId = to.BranchId })
            ),
        ];

    private static IEnumerable<IsolationCase> Jobs() =>
        [
            IsolationCase.Open("JobQueries.MineAsync", null, false, (scope, _) => scope.Get<JobQueries>().MineAsync(None)),
            IsolationCase.Open("JobQueries.RunningAsync", null, false, (scope, _) => scope.Get<JobQueries>().RunningAsync(None)),
            IsolationCase.Open("JobQueries.ReadAsync", null, false, (scope, to) => scope.Get<JobQueries>().ReadAsync(to.OrderId, None)) with
            {
                Expects = (person, _) => person is null ? ErrorKind.Forbidden : ErrorKind.NotFound,
            },
            IsolationCase.Open(
                "JobService.AskAsync",
                Permissions.ReportsExport,
                true,
                (scope, _) => scope.Get<JobService>().AskAsync(JobKinds.Report, "{}", null, None)
            ),
            IsolationCase.Open(
                "JobService.CancelAsync",
                null,
                true,
                (scope, to) => scope.Get<JobService>().CancelAsync(to.OrderId, None)
            ) with
            {
                Expects = (person, _) => person is null ? ErrorKind.Forbidden : ErrorKind.NotFound,
            },
        ];

    private static async Task<Result<List<ReportCustomer>>> CustomersAsync(TestScope scope, CustomerFilter filter)
    {
        var answer = await scope.Get<CustomerReportQueries>().CustomersAsync(filter, null, None);
        return answer.TryGet(out var report, out var error) ? await report.Rows.AllAsync() : error;
    }

    private static async Task<Result<List<SpendingRow>>> SpendingAsync(TestScope scope, Guid? branch)
    {
        var answer = await scope.Get<SpendingReportQueries>().MonthsAsync(branch, null, None);
        return answer.TryGet(out var report, out var error) ? await report.Rows.AllAsync() : error;
    }

    private static async Task<Result<List<ReportOrder>>> OrdersAsync(TestScope scope, OrderFilter filter)
    {
        var answer = await scope.Get<OrderReportQueries>().OrdersAsync(filter, null, None);
        return answer.TryGet(out var rows, out var error) ? await rows.AllAsync() : error;
    }
}
