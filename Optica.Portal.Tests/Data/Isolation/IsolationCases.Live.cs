using Optica.Data.Drafts;
using Optica.Data.Notifications;
using Optica.Data.Presence;
using Optica.Domain.Common;
using Optica.Domain.Drafts;
using Optica.Domain.Notifications;
using Optica.Domain.Presence;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Drafts, presence and what somebody wants to be told.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> Live() =>
        [
            IsolationCase.Own(
                "DraftService.KeepAsync",
                true,
                (scope, to) =>
                    scope.Get<DraftService>().KeepAsync(new DraftInput(Ids.New(DateTime.UnixEpoch), "customer", to.CustomerId, "{}"), None)
            ),
            IsolationCase.Own(
                "DraftService.OffersAsync",
                false,
                (scope, to) => scope.Get<DraftService>().OffersAsync("customer", to.CustomerId, None)
            ),
            IsolationCase.Own(
                "DraftService.TakeOverAsync",
                true,
                (scope, to) =>
                    scope
                        .Get<DraftService>()
                        .TakeOverAsync(to.OwnedId, new DraftInput(Ids.New(DateTime.UnixEpoch), "customer", to.CustomerId, "{}"), None)
            ) with
            {
                Expects = (person, _) => person is null or { Role: StaffRole.PlatformAdmin } ? ErrorKind.Forbidden : ErrorKind.NotFound,
            },
            IsolationCase.Own("DraftService.DiscardAsync", true, (scope, to) => scope.Get<DraftService>().DiscardAsync(to.OwnedId, None)),
            IsolationCase.Hidden(
                "PresenceService.BeatAsync",
                Permissions.CustomersRead,
                true,
                (scope, to) =>
                    scope
                        .Get<PresenceService>()
                        .BeatAsync(new PresenceInput(Ids.New(DateTime.UnixEpoch), RecordKind.Customer, to.CustomerId, true), None)
            ),
            IsolationCase.Hidden(
                "PresenceService.CompanionsAsync",
                Permissions.CustomersRead,
                false,
                (scope, to) => scope.Get<PresenceService>().CompanionsAsync(RecordKind.Customer, to.CustomerId, None)
            ),
            IsolationCase.Hidden(
                "PresenceService.CompanionsAsync",
                Permissions.OrdersRead,
                false,
                (scope, to) => scope.Get<PresenceService>().CompanionsAsync(RecordKind.Order, to.OrderId, None)
            ),
            IsolationCase.Hidden(
                "PresenceService.CompanionsAsync",
                Permissions.PrescriptionsRead,
                false,
                (scope, to) => scope.Get<PresenceService>().CompanionsAsync(RecordKind.Prescription, to.PrescriptionId, None)
            ),
            IsolationCase.Hidden(
                "PresenceService.CompanionsAsync",
                Permissions.QuotesRead,
                false,
                (scope, to) => scope.Get<PresenceService>().CompanionsAsync(RecordKind.Quote, to.Quoted.Draft, None)
            ),
            IsolationCase.Hidden(
                "PresenceService.CompanionsAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, to) => scope.Get<PresenceService>().CompanionsAsync(RecordKind.WorkOrder, to.Made.Open, None)
            ),
            IsolationCase.Open(
                "PresenceService.LeaveAsync",
                null,
                true,
                (scope, to) => scope.Get<PresenceService>().LeaveAsync(to.OwnedId, None)
            ),
            IsolationCase.Open(
                "NotificationQueries.MutedAsync",
                Permissions.NotificationsRead,
                false,
                (scope, _) => scope.Get<NotificationQueries>().MutedAsync(None)
            ),
            IsolationCase.Own(
                "NotificationService.MuteAsync",
                true,
                (scope, _) => scope.Get<NotificationService>().MuteAsync(NotificationKind.ExamsDue, true, None)
            ),
            new(
                "NotificationService.ReadAsync",
                true,
                async (scope, to) => IsolationCase.Tell(await scope.Get<NotificationService>().ReadAsync(to.OwnedId, None)),
                (person, _) => person?.May(Permissions.NotificationsRead) == true ? ErrorKind.NotFound : ErrorKind.Forbidden
            ),
        ];
}
