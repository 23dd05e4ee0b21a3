using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Requests of rights, and all that is stored about a person.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> Rights() =>
        [
            IsolationCase.ById(
                "RightsQueries.ListAsync",
                Permissions.CustomersRights,
                false,
                (scope, to) => scope.Get<RightsQueries>().ListAsync(to.CustomerId, None)
            ),
            IsolationCase.ById(
                "RightsQueries.ReceiptAsync",
                Permissions.CustomersRights,
                false,
                (scope, to) => scope.Get<RightsQueries>().ReceiptAsync(to.CustomerId, to.Asked.Access, None)
            ),
            IsolationCase.ById(
                "RightsService.AskAsync",
                Permissions.CustomersRights,
                true,
                (scope, to) => scope.Get<RightsService>().AskAsync(to.CustomerId, Asking(), null, None)
            ),
            IsolationCase.ById(
                "RightsService.AnswerAsync",
                Permissions.CustomersRights,
                true,
                (scope, to) => scope.Get<RightsService>().AnswerAsync(to.Asked.Block, new RightsAnswer(), new(), None)
            ),
            IsolationCase.ById(
                "RightsFileService.AskAsync",
                Permissions.CustomersRights,
                true,
                (scope, to) => scope.Get<RightsFileService>().AskAsync(to.Asked.Access, "es", null, None)
            ),
            IsolationCase.ById(
                "RightsFileService.MayFetchAsync",
                Permissions.CustomersRights,
                true,
                (scope, to) =>
                    scope.Get<RightsFileService>().MayFetchAsync(new(to.CustomerId, "DER", "es", IsClinical: false), World.Start, None)
            ),
            // reading it is a change of the trail, and needs the right to change
            IsolationCase.ById(
                "PersonalDataQueries.ReadAsync",
                Permissions.CustomersRights,
                true,
                (scope, to) => scope.Get<PersonalDataQueries>().ReadAsync(to.CustomerId, true, None)
            ),
        ];

    private static RightsInput Asking() =>
        new()
        {
            Kind = RightsKind.Erase,
            Applicant = "x",
            Evidence = "y",
        };
}
