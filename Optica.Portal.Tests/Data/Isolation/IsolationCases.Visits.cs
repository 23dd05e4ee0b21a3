using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Visits, free times, schedules and resources.</content>
internal static partial class IsolationCases
{
    private static readonly CalendarRange ThisWeek = CalendarRange.Of(CalendarView.Week, DateOnly.FromDateTime(World.Start));

    private static IEnumerable<IsolationCase> Visits() => [.. Calendars(), .. Bookings(), .. Steps(), .. Schedules(), .. Resources()];

    private static IEnumerable<IsolationCase> Calendars() =>
        [
            IsolationCase.Open(
                "AppointmentQueries.ListAsync",
                Permissions.AppointmentsRead,
                false,
                (scope, _) => ListAsync(scope, ThisWeek)
            ),
            ReadOf("AppointmentQueries.ListAsync", (scope, to) => ListAsync(scope, ThisWeek, to.BranchId)),
            ReadOf("AppointmentQueries.ListAsync", (scope, to) => ListAsync(scope, ThisWeek, resource: to.Booked.Box)),
            IsolationCase.Open(
                "AppointmentQueries.TodayAsync",
                Permissions.AppointmentsRead,
                false,
                (scope, _) => scope.Get<AppointmentQueries>().TodayAsync(None)
            ),
            ReadOf(
                "AppointmentQueries.OfCustomerAsync",
                (scope, to) => scope.Get<AppointmentQueries>().OfCustomerAsync(to.CustomerId, new PageRequest(), None)
            ),
            ReadOf("AppointmentQueries.ReadAsync", (scope, to) => scope.Get<AppointmentQueries>().ReadAsync(to.Booked.Exam, None)),
            ReadOf("AppointmentQueries.ReadAsync", (scope, to) => scope.Get<AppointmentQueries>().ReadAsync(to.Booked.Guest, None)),
            IsolationCase.ById(
                "AppointmentQueries.GuestMatchesAsync",
                Permissions.AppointmentsEdit,
                false,
                (scope, to) => scope.Get<AppointmentQueries>().GuestMatchesAsync(to.Booked.Guest, None)
            ),
            ReadOf(
                "AppointmentHistoryQueries.ListAsync",
                (scope, to) => scope.Get<AppointmentHistoryQueries>().ListAsync(to.Booked.Exam, None)
            ),
            ReadOf("SlotQueries.OfferAsync", (scope, to) => OfferAsync(scope, new(Tomorrow) { BranchId = to.BranchId })),
            ReadOf("SlotQueries.OfferAsync", (scope, to) => OfferAsync(scope, new(Tomorrow) { ResourceId = to.Booked.Box })),
        ];

    private static IEnumerable<IsolationCase> Bookings() =>
        [
            ChangeOf("AppointmentService.BookAsync", (scope, to) => BookAsync(scope, to, it => it.CustomerId = to.CustomerId)),
            ChangeOf("AppointmentService.BookAsync", (scope, to) => BookAsync(scope, to, AsGuest)),
            ChangeOf(
                "AppointmentService.BookAsync",
                (scope, to) =>
                    BookAsync(
                        scope,
                        to,
                        it =>
                        {
                            AsGuest(it);
                            it.BranchId = null;
                        }
                    )
            ),
            ChangeOf(
                "AppointmentService.RescheduleAsync",
                (scope, to) =>
                    scope
                        .Get<AppointmentService>()
                        .RescheduleAsync(to.Booked.Exam, new RescheduleInput { StartsAt = Booking.Nine }, new ChangeOptions(), None)
            ),
        ];

    private static IEnumerable<IsolationCase> Steps() =>
        [
            ChangeOf(
                "AppointmentLifeService.ConfirmAsync",
                (scope, to) => scope.Get<AppointmentLifeService>().ConfirmAsync(to.Booked.Exam, new ChangeOptions(), None)
            ),
            ChangeOf(
                "AppointmentLifeService.CancelAsync",
                (scope, to) => scope.Get<AppointmentLifeService>().CancelAsync(to.Booked.Guest, "llamó", new ChangeOptions(), None)
            ),
            ChangeOf(
                "AppointmentLifeService.MarkNoShowAsync",
                (scope, to) => scope.Get<AppointmentLifeService>().MarkNoShowAsync(to.Booked.Exam, new ChangeOptions(), None)
            ),
            ChangeOf("AppointmentCompletionService.CompleteAsync", (scope, to) => CompleteAsync(scope, to.Booked.Exam)),
            ChangeOf("AppointmentCompletionService.CompleteAsync", (scope, to) => CompleteAsync(scope, to.Booked.Guest)),
            ChangeOf("AppointmentCompletionService.IdentifyAsync", (scope, to) => IdentifyAsync(scope, to, new GuestIdentity())),
            ChangeOf(
                "AppointmentCompletionService.IdentifyAsync",
                (scope, to) => IdentifyAsync(scope, to, new GuestIdentity { CustomerId = to.CustomerId })
            ),
        ];

    private static IEnumerable<IsolationCase> Schedules() =>
        [
            ReadOf("BranchScheduleQueries.ReadAsync", (scope, to) => scope.Get<BranchScheduleQueries>().ReadAsync(to.BranchId, None)),
            IsolationCase.ById(
                "BranchScheduleService.ChangeAsync",
                Permissions.AppointmentsSettings,
                true,
                (scope, to) => scope.Get<BranchScheduleService>().ChangeAsync(to.BranchId, OtherHours, null, None)
            ),
        ];

    private static IEnumerable<IsolationCase> Resources() =>
        [
            IsolationCase.Open(
                "BookableResourceQueries.ListAsync",
                Permissions.AppointmentsRead,
                false,
                (scope, _) => scope.Get<BookableResourceQueries>().ListAsync(null, withInactive: true, None)
            ),
            ReadOf(
                "BookableResourceQueries.ListAsync",
                (scope, to) => scope.Get<BookableResourceQueries>().ListAsync(to.BranchId, withInactive: false, None)
            ),
            IsolationCase.ById(
                "BookableResourceQueries.StaffAsync",
                Permissions.AppointmentsSettings,
                false,
                (scope, to) => scope.Get<BookableResourceQueries>().StaffAsync(to.BranchId, None)
            ),
            IsolationCase.ById(
                "BookableResourceService.CreateAsync",
                Permissions.AppointmentsSettings,
                true,
                (scope, to) => scope.Get<BookableResourceService>().CreateAsync(Box(to), Once, None)
            ),
            IsolationCase.ById(
                "BookableResourceService.ChangeAsync",
                Permissions.AppointmentsSettings,
                true,
                (scope, to) =>
                    scope.Get<BookableResourceService>().ChangeAsync(to.Booked.Box, new PartialUpdate<BookableResourceInput>(Box(to)), None)
            ),
        ];

    private static readonly DateOnly Tomorrow = DateOnly.FromDateTime(World.Start).AddDays(1);

    private static BranchScheduleInput OtherHours
    {
        get
        {
            var input = BranchScheduleInput.Of(BranchSchedule.Create(Guid.Empty, Guid.Empty));
            input.SlotMinutes = 20;
            input.BlockedDates = [new() { Day = Tomorrow, Reason = "inventario" }];
            return input;
        }
    }

    private static IsolationCase ReadOf<T>(string method, Func<TestScope, Target, Task<Result<T>>> call) =>
        IsolationCase.ById(method, Permissions.AppointmentsRead, false, call);

    private static IsolationCase ChangeOf<T>(string method, Func<TestScope, Target, Task<Result<T>>> call) =>
        IsolationCase.ById(method, Permissions.AppointmentsEdit, true, call);

    private static Task<Result<VisitList>> ListAsync(TestScope scope, CalendarRange days, Guid? branch = null, Guid? resource = null) =>
        scope.Get<AppointmentQueries>().ListAsync(new AppointmentFilter(days) { BranchId = branch, ResourceId = resource }, None);

    private static Task<Result<DaySlots>> OfferAsync(TestScope scope, SlotFilter filter) =>
        scope.Get<SlotQueries>().OfferAsync(filter, None);

    private static Task<Result<VisitOutcome>> CompleteAsync(TestScope scope, Guid visit) =>
        scope.Get<AppointmentCompletionService>().CompleteAsync(visit, new CompletionInput(), new ChangeOptions(), None);

    private static Task<Result<Guid>> IdentifyAsync(TestScope scope, Target target, GuestIdentity who) =>
        scope.Get<AppointmentCompletionService>().IdentifyAsync(target.Booked.Guest, who, new ChangeOptions(), None);

    private static Task<Result<Guid>> BookAsync(TestScope scope, Target target, Action<AppointmentInput> who)
    {
        var input = new AppointmentInput
        {
            BranchId = target.BranchId,
            ResourceId = target.Booked.Box,
            Type = AppointmentType.Fitting,
            StartsAt = Booking.Nine,
        };
        who(input);
        return scope.Get<AppointmentService>().BookAsync(input, Once, None);
    }

    private static void AsGuest(AppointmentInput input) => (input.GuestName, input.GuestPhone) = ("Eva Rojas", "+56912345678");

    private static BookableResourceInput Box(Target target) =>
        new()
        {
            BranchId = target.BranchId,
            Name = "Box 9",
            Kind = ResourceKind.Box,
        };
}
