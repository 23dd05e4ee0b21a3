using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Accounts: seen and changed by whoever belongs to their branches.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> Accounts() =>
        [
            IsolationCase.Open(
                "UserQueries.ListAsync",
                Permissions.AccessManage,
                false,
                (scope, _) => scope.Get<UserQueries>().ListAsync(new UserFilter(), new PageRequest(1, 100), None)
            ),
            IsolationCase.ById(
                "UserQueries.ListAsync",
                Permissions.AccessManage,
                false,
                (scope, to) => scope.Get<UserQueries>().ListAsync(new UserFilter(BranchId: to.BranchId), new PageRequest(1, 100), None)
            ),
            IsolationCase.ById(
                "UserQueries.ReadAsync",
                Permissions.AccessManage,
                false,
                (scope, to) => scope.Get<UserQueries>().ReadAsync(to.Staff.User, None)
            ) with
            {
                Expects = OfPeople,
            },
            IsolationCase.ById(
                "UserService.ChangeAsync",
                Permissions.AccessManage,
                true,
                (scope, to) => scope.Get<UserService>().ChangeAsync(to.Staff.User, new(Rights(to)), None)
            ) with
            {
                Expects = OfPeople,
            },
            IsolationCase.ById(
                "UserLifeService.LockAsync",
                Permissions.AccessManage,
                true,
                (scope, to) => scope.Get<UserLifeService>().LockAsync(to.Staff.User, "se fue", None)
            ) with
            {
                Expects = OfPeople,
            },
            IsolationCase.ById(
                "UserLifeService.UnlockAsync",
                Permissions.AccessManage,
                true,
                (scope, to) => scope.Get<UserLifeService>().UnlockAsync(to.Staff.User, None)
            ) with
            {
                Expects = OfPeople,
            },
            IsolationCase.ById(
                "UserLifeService.SignOutEverywhereAsync",
                Permissions.AccessManage,
                true,
                (scope, to) => scope.Get<UserLifeService>().SignOutEverywhereAsync(to.Staff.User, None)
            ) with
            {
                Expects = OfPeople,
            },
            IsolationCase.ById(
                "UserLifeService.EndSessionAsync",
                Permissions.AccessManage,
                true,
                (scope, to) => scope.Get<UserLifeService>().EndSessionAsync(to.Staff.User, to.Staff.Session, None)
            ) with
            {
                Expects = OfPeople,
            },
            IsolationCase.ById(
                "UserFactorService.ResetAsync",
                Permissions.AccessManage,
                true,
                (scope, to) => scope.Get<UserFactorService>().ResetAsync(to.Staff.User, "teléfono perdido", None)
            ) with
            {
                Expects = OfPeople,
            },
            IsolationCase.ById(
                "UserInviteService.InviteAsync",
                Permissions.AccessManage,
                true,
                (scope, to) => scope.Get<UserInviteService>().InviteAsync(Invited(to), new(), None)
            ) with
            {
                // a foreign branch is none that can be chosen
                Expects = (person, to) =>
                    person?.May(Permissions.AccessManage) != true ? ErrorKind.Forbidden
                    : !IsolationCase.IsOwn(person, to) ? ErrorKind.Invalid
                    : person.Runs.Contains(to.BranchId) ? null
                    : ErrorKind.Forbidden,
            },
            IsolationCase.ById(
                "UserInviteService.RenewAsync",
                Permissions.AccessManage,
                true,
                (scope, to) => scope.Get<UserInviteService>().RenewAsync(to.Staff.User, None)
            ) with
            {
                Expects = OfPeople,
            },
            IsolationCase.ById(
                "UserInviteService.ResetAsync",
                Permissions.AccessManage,
                true,
                (scope, to) => scope.Get<UserInviteService>().ResetAsync(to.Staff.User, None)
            ) with
            {
                Expects = OfPeople,
            },
            IsolationCase.Open(
                "GrantQueries.ListAsync",
                Permissions.AccessManage,
                false,
                (scope, _) => scope.Get<GrantQueries>().ListAsync(new GrantFilter(Show: GrantShow.All), new PageRequest(1, 100), None)
            ),
            IsolationCase.ById(
                "GrantQueries.ListAsync",
                Permissions.AccessManage,
                false,
                (scope, to) =>
                    scope.Get<GrantQueries>().ListAsync(new GrantFilter(to.BranchId, GrantShow.All), new PageRequest(1, 100), None)
            ) with
            {
                Expects = OfPeople,
            },
            IsolationCase.ById(
                "GrantService.GiveAsync",
                Permissions.AccessManage,
                true,
                (scope, to) => scope.Get<GrantService>().GiveAsync(to.Staff.User, Grant(to), new(), None)
            ) with
            {
                Expects = (person, to) => OfBoth(person, to, person?.Runs.Contains(to.BranchId) == true),
            },
            IsolationCase.ById(
                "GrantService.RevokeAsync",
                Permissions.AccessManage,
                true,
                (scope, to) => scope.Get<GrantService>().RevokeAsync(to.Staff.Grant, None)
            ) with
            {
                Expects = (person, to) => OfBoth(person, to, isOf: true),
            },
        ];

    /// <summary>People are managed by whoever runs a branch of theirs for good.</summary>
    private static ErrorKind? OfPeople(Person? person, Target target) =>
        person?.May(Permissions.AccessManage) != true ? ErrorKind.Forbidden
        : !IsolationCase.IsOwn(person, target) ? ErrorKind.NotFound
        : person.Runs.Contains(target.BranchId) ? null
        : ErrorKind.Forbidden;

    /// <summary>A grant is given by who runs both branches, and taken back by who runs the one that it opens.</summary>
    private static ErrorKind? OfBoth(Person? person, Target target, bool isOf) =>
        person?.May(Permissions.AccessManage) != true ? ErrorKind.Forbidden
        : !IsolationCase.IsOwn(person, target) ? ErrorKind.NotFound
        : isOf && person.Runs.Contains(target.OtherBranchId) ? null
        : ErrorKind.Forbidden;

    private static GrantInput Grant(Target target) =>
        new()
        {
            BranchId = target.OtherBranchId,
            Level = GrantLevel.Full,
            Until = DateOnly.FromDateTime(World.Start).AddDays(30),
            Reason = "planted",
            // the one that the planted account has there
            Replaces = target.Staff.Grant,
        };

    private static UserInviteInput Invited(Target target) =>
        new()
        {
            Name = "Invited",
            Email = $"invited.{target.Place}@planted.test",
            Role = StaffRole.Sales,
            BranchIds = [target.BranchId],
        };

    private static UserRightsInput Rights(Target target) =>
        new()
        {
            Name = "Changed",
            Role = StaffRole.Sales,
            BranchIds = [target.BranchId],
        };
}
