using Optica.Data.Organisations;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Branches, changed by who belongs to them and closed by who sets the organisation's settings; organisations, by the platform.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> Organisations() =>
        [
            IsolationCase.Open(
                "BranchDeskQueries.ListAsync",
                Permissions.AccessManage,
                false,
                (scope, _) => scope.Get<BranchDeskQueries>().ListAsync(None)
            ),
            IsolationCase.OfOrganisation(
                "BranchDeskQueries.WorkAsync",
                Permissions.OrganisationSettings,
                false,
                (scope, to) => scope.Get<BranchDeskQueries>().WorkAsync(to.BranchId, None)
            ),
            IsolationCase.Open(
                "BranchService.AddAsync",
                Permissions.OrganisationSettings,
                true,
                (scope, to) => scope.Get<BranchService>().AddAsync(new BranchInput { Name = $"SUC {to.Place}" }, Once, None)
            ),
            IsolationCase.ById(
                "BranchService.ChangeAsync",
                Permissions.AccessManage,
                true,
                (scope, to) => scope.Get<BranchService>().ChangeAsync(to.BranchId, new(new BranchInput { Name = $"OTRA {to.Place}" }), None)
            ) with
            {
                Expects = OfPeople,
            },
            IsolationCase.OfOrganisation(
                "BranchService.ReopenAsync",
                Permissions.OrganisationSettings,
                true,
                (scope, to) => scope.Get<BranchService>().ReopenAsync(to.BranchId, None)
            ),
            // refused there: visits and jobs are open
            IsolationCase.OfOrganisation(
                "BranchService.CloseAsync",
                Permissions.OrganisationSettings,
                true,
                (scope, to) => scope.Get<BranchService>().CloseAsync(to.BranchId, None)
            ),
            IsolationCase.Open(
                "OrganisationQueries.ListAsync",
                Permissions.OrganisationsManage,
                false,
                (scope, _) => scope.Get<OrganisationQueries>().ListAsync(None)
            ),
            // what the platform does to an organisation has tests of its own: here is who may ask for it
            OfPlatform(
                "OrganisationService.AddAsync",
                ErrorKind.Invalid,
                scope => scope.Get<OrganisationService>().AddAsync(new FirstAccountInput(), None)
            ),
            OfPlatform(
                "OrganisationService.RenewAsync",
                ErrorKind.NotFound,
                scope => scope.Get<OrganisationService>().RenewAsync(Guid.Empty, None)
            ),
            OfPlatform(
                "OrganisationService.SuspendAsync",
                ErrorKind.NotFound,
                scope => scope.Get<OrganisationService>().SuspendAsync(Guid.Empty, "no paga", None)
            ),
            OfPlatform(
                "OrganisationService.ResumeAsync",
                ErrorKind.NotFound,
                scope => scope.Get<OrganisationService>().ResumeAsync(Guid.Empty, None)
            ),
            OfPlatform(
                "PlatformAccessService.OpenAsync",
                ErrorKind.NotFound,
                scope => scope.Get<PlatformAccessService>().OpenAsync(Guid.Empty, "they asked for help", None)
            ),
            OfPlatform(
                "PlatformAccessService.EndAsync",
                ErrorKind.NotFound,
                scope => scope.Get<PlatformAccessService>().EndAsync(Guid.Empty, None)
            ),
        ];

    private static IsolationCase OfPlatform<T>(string method, ErrorKind answer, Func<TestScope, Task<Result<T>>> call) =>
        new(
            method,
            Writes: true,
            async (scope, _) => IsolationCase.Tell(await call(scope)),
            (person, _) => person?.May(Permissions.OrganisationsManage) == true ? answer : ErrorKind.Forbidden
        );
}
