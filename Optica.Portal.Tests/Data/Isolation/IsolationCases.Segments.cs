using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Segments;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Segments and analytics.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> Analytics() =>
        [
            IsolationCase.ById(
                "AnalyticsQueries.CustomerAsync",
                Permissions.CustomersRead,
                false,
                (scope, to) => scope.Get<AnalyticsQueries>().CustomerAsync(to.CustomerId, None)
            ),
            IsolationCase.Open(
                "DashboardQueries.ReadAsync",
                Permissions.AnalyticsRead,
                false,
                (scope, _) => scope.Get<DashboardQueries>().ReadAsync(None)
            ),
            IsolationCase.Open(
                "DashboardQueries.RevenueAsync",
                Permissions.AnalyticsRead,
                false,
                (scope, _) => scope.Get<DashboardQueries>().RevenueAsync(None)
            ),
            IsolationCase.Open(
                "SegmentQueries.OverviewAsync",
                Permissions.AnalyticsRead,
                false,
                (scope, _) => scope.Get<SegmentQueries>().OverviewAsync(None)
            ),
            IsolationCase.Open(
                "SegmentQueries.MovementAsync",
                Permissions.AnalyticsRead,
                false,
                (scope, _) => scope.Get<SegmentQueries>().MovementAsync(null, None)
            ),
            IsolationCase.Open(
                "SegmentQueries.PreviewAsync",
                Permissions.OrganisationSettings,
                false,
                (scope, _) => scope.Get<SegmentQueries>().PreviewAsync(new SegmentRules(2, 3, 5, 30), None)
            ),
            IsolationCase.Open(
                "SegmentService.ChangeRulesAsync",
                Permissions.OrganisationSettings,
                true,
                (scope, _) => scope.Get<SegmentService>().ChangeRulesAsync(new SegmentRules(2, 3, 5, 30), null, None)
            ),
            IsolationCase.Open(
                "SegmentService.ChangeTaxAsync",
                Permissions.OrganisationSettings,
                true,
                (scope, _) => scope.Get<SegmentService>().ChangeTaxAsync(20, null, None)
            ),
        ];
}
