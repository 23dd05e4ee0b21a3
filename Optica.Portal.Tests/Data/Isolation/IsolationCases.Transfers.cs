using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Customers who move to another branch.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> Transfers() =>
        [
            IsolationCase.ById(
                "TransferService.TransferAsync",
                Permissions.CustomersTransfer,
                true,
                (scope, to) => scope.Transfers.TransferAsync(to.CustomerId, To(to), None)
            ) with
            {
                Expects = (person, to) => Transfer(person, to, to.BranchId, both: true),
            },
            IsolationCase.ById(
                "TransferService.RequestAsync",
                Permissions.CustomersTransfer,
                true,
                (scope, to) => scope.Transfers.RequestAsync(to.CustomerId, To(to), None)
            ) with
            {
                Expects = (person, to) => Transfer(person, to, to.BranchId, both: false),
            },
            IsolationCase.ById(
                "TransferService.RequestByDocumentAsync",
                Permissions.CustomersTransfer,
                true,
                (scope, to) => scope.Transfers.RequestByDocumentAsync(To(to), (to.BranchId, Known(to)), None)
            ) with
            {
                Expects = (person, to) => Transfer(person, to, to.BranchId, both: false),
            },
            IsolationCase.ById(
                "TransferService.DecideAsync",
                Permissions.CustomersTransfer,
                true,
                (scope, to) => scope.Transfers.DecideAsync(to.RequestId, true, None)
            ),
        ];

    private static TransferInput To(Target target) => new(target.OtherBranchId, "se cambió de casa");

    /// <summary>A transfer needs full rights in both branches, a request in one of them.</summary>
    private static ErrorKind? Transfer(Person? person, Target target, Guid from, bool both)
    {
        if (person?.May(Permissions.CustomersTransfer) != true)
        {
            return ErrorKind.Forbidden;
        }

        if (!IsolationCase.IsOwn(person, target))
        {
            return ErrorKind.NotFound;
        }

        var (here, there) = (person.Changes.Contains(from), person.Changes.Contains(target.OtherBranchId));
        return (both ? here && there : here || there) ? null : ErrorKind.Forbidden;
    }
}
