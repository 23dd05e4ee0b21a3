using Optica.Data.Notifications;
using Optica.Data.Organisations;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Branches and notifications.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> Others() =>
        [
            IsolationCase.ById(
                "BranchQueries.ReachAsync",
                Permissions.CustomersRead,
                false,
                (scope, to) => scope.Get<BranchQueries>().ReachAsync(to.BranchId, None)
            ),
            IsolationCase.Open("BranchQueries.MineAsync", null, false, (scope, _) => scope.Get<BranchQueries>().MineAsync(None)),
            IsolationCase.Open("BranchQueries.ReachedAsync", null, false, (scope, _) => scope.Get<BranchQueries>().ReachedAsync(None)),
            IsolationCase.Open(
                "BranchQueries.OfOrganisationAsync",
                Permissions.CustomersTransfer,
                false,
                (scope, _) => scope.Get<BranchQueries>().OfOrganisationAsync(None)
            ),
            new(
                "BranchQueries.OrganisationNameAsync",
                false,
                async (scope, _) => new(null, await scope.Get<BranchQueries>().OrganisationNameAsync(None) ?? ""),
                (_, _) => null
            ),
            IsolationCase.Open(
                "NotificationQueries.UnreadAsync",
                Permissions.NotificationsRead,
                false,
                (scope, _) => scope.Get<NotificationQueries>().UnreadAsync(None)
            ),
            IsolationCase.Open(
                "NotificationQueries.NewestAsync",
                Permissions.NotificationsRead,
                false,
                (scope, _) => scope.Get<NotificationQueries>().NewestAsync(None)
            ),
            IsolationCase.Open(
                "NotificationService.ReadAllAsync",
                Permissions.NotificationsRead,
                true,
                (scope, _) => scope.Get<NotificationService>().ReadAllAsync(None)
            ),
        ];
}
