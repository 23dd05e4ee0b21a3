using Optica.Data.Audit;
using Optica.Data.Reports;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Reports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>The audit trail.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> AuditTrail() =>
        [
            IsolationCase.Open("AuditQueries.ListAsync", Permissions.AuditRead, false, (scope, _) => TrailAsync(scope, new())),
            IsolationCase.Open(
                "AuditQueries.ListAsync",
                Permissions.AuditRead,
                false,
                (scope, _) => TrailAsync(scope, new() { OpensMedical = true })
            ),
            IsolationCase.Open(
                "AuditQueries.ListAsync",
                Permissions.AuditRead,
                false,
                (scope, to) => TrailAsync(scope, new() { CustomerId = to.CustomerId })
            ),
            IsolationCase.ById(
                "AuditQueries.ListAsync",
                Permissions.AuditRead,
                false,
                (scope, to) => TrailAsync(scope, new() { BranchId = to.BranchId })
            ),
            IsolationCase.Open(
                "AuditQueries.PeopleAsync",
                Permissions.AuditRead,
                false,
                (scope, _) => scope.Get<AuditQueries>().PeopleAsync(None)
            ),
            IsolationCase.Open(
                "AuditQueries.NameAsync",
                Permissions.AuditRead,
                false,
                (scope, to) => scope.Get<AuditQueries>().NameAsync(to.CustomerId, None)
            ),
            IsolationCase.Open("AuditReportQueries.LinesAsync", Permissions.AuditRead, false, (scope, _) => TrailReportAsync(scope, new())),
            IsolationCase.Open("BreachReportQueries.ReadAsync", Permissions.AuditRead, false, (scope, _) => BreachAsync(scope, new())),
            IsolationCase.ById(
                "BreachReportQueries.ReadAsync",
                Permissions.AuditRead,
                false,
                (scope, to) => BreachAsync(scope, new() { BranchId = to.BranchId })
            ),
            IsolationCase.Open(
                "BreachReportQueries.ReadAsync",
                Permissions.AuditRead,
                false,
                (scope, to) => BreachAsync(scope, new() { CustomerId = to.CustomerId })
            ),
            IsolationCase.Open(
                "AuditVerificationService.RunAsync",
                Permissions.AuditVerify,
                true,
                (scope, _) => scope.Get<AuditVerificationService>().RunAsync(None)
            ),
            IsolationCase.ById(
                "AuditReportQueries.LinesAsync",
                Permissions.AuditRead,
                false,
                (scope, to) => TrailReportAsync(scope, new() { BranchId = to.BranchId })
            ),
        ];

    /// <summary>Every page: a planted world has more lines than one of them.</summary>
    private static async Task<Result<List<AuditRow>>> TrailAsync(TestScope scope, AuditFilter filter)
    {
        var rows = new List<AuditRow>();
        for (var number = 1; ; number++)
        {
            var answer = await scope.Get<AuditQueries>().ListAsync(filter, new PageRequest(number, 100), None);
            if (!answer.TryGet(out var page, out var error))
            {
                return error;
            }

            rows.AddRange(page.Items);
            if (number >= page.Pages)
            {
                return rows;
            }
        }
    }

    /// <summary>With what everybody before saw, and what this one sees now.</summary>
    private static async Task<Result<BreachAnswer>> BreachAsync(TestScope scope, BreachFilter filter)
    {
        await scope.Queries.ListAsync(new(), new PageRequest(), None);
        await scope.Get<SightingLog>().FlushAsync(None);
        return await scope.Get<BreachReportQueries>().ReadAsync(filter, null, None);
    }

    private static async Task<Result<List<AuditRow>>> TrailReportAsync(TestScope scope, AuditFilter filter)
    {
        var answer = await scope.Get<AuditReportQueries>().LinesAsync(filter, null, None);
        return answer.TryGet(out var rows, out var error) ? await rows.AllAsync() : error;
    }
}
