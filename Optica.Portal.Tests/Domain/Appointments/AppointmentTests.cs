using Optica.Domain.Appointments;
using Optica.Domain.Common;
using static Optica.Portal.Tests.Domain.Appointments.Schedules;

namespace Optica.Portal.Tests.Domain.Appointments;

public sealed class AppointmentTests
{
    private static readonly DateTime Now = Utc("2026-11-27 12:00");
    private static readonly DateTime Later = Utc("2026-11-30 12:40");

    public static TheoryData<AppointmentStatus, AppointmentStatus, bool> Steps
    {
        get
        {
            var all = Enum.GetValues<AppointmentStatus>();
            var data = new TheoryData<AppointmentStatus, AppointmentStatus, bool>();
            foreach (var (from, to) in all.SelectMany(from => all.Skip(1).Select(to => (from, to))))
            {
                data.Add(from, to, from.IsOpen() && to > from);
            }

            return data;
        }
    }

    [Fact]
    public void Create_Customer_IsScheduledAndOccupiesItsTimeAndBuffer()
    {
        var input = Visits.Input();
        var branch = Ids.New(Now);

        var visit = Appointment.Create(input, (Visits.Organisation, Branch, branch), bufferMinutes: 10, Now);

        Assert.Equal((AppointmentStatus.Scheduled, Now), (visit.Status, visit.StatusAt));
        Assert.Equal((input.CustomerId, branch, Branch), (visit.CustomerId, visit.CustomerBranchId, visit.BranchId));
        Assert.Equal((Utc("2026-11-30 12:00"), Utc("2026-11-30 12:30")), (visit.StartsAt, visit.EndsAt));
        Assert.Equal((Utc("2026-11-30 12:40"), 30, 10), (visit.FreeAt, visit.Minutes, visit.BufferMinutes));
        Assert.False(visit.IsGuest);
        AssertOccupies(visit, SlotKey.Of(new VisitTime(Visits.Resource, Utc("2026-11-30 12:00"), 30, 10)));
        Assert.All(visit.Cells, cell => Assert.Equal((visit.Id, Visits.Organisation), (cell.AppointmentId, cell.OrganisationId)));
    }

    [Fact]
    public void Create_Guest_BelongsToTheBranchOfTheVisit()
    {
        var visit = Visits.Guest(Now);

        Assert.True(visit.IsGuest);
        Assert.Equal((null, Branch, Branch), (visit.CustomerId, visit.BranchId, visit.CustomerBranchId));
        Assert.Equal(("Ana Soto", "12345678-5", "+56912345678"), (visit.GuestName, visit.GuestRut, visit.GuestPhone));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Step_FromAndTo_IsTakenOrRefusedWithTheAllowed(AppointmentStatus from, AppointmentStatus to, bool allowed)
    {
        var visit = Visits.In(from, Now);
        var since = visit.StatusAt;

        var result = Visits.Step(visit, to, Later);

        Assert.Equal(allowed, result.Succeeded);
        Assert.Equal(allowed ? (to, Later) : (from, since), (visit.Status, visit.StatusAt));
        if (!allowed)
        {
            var error = Assert.IsType<InvalidAppointmentTransition>(result.Error);
            Assert.Equal((from, "invalid_transition", ErrorKind.Conflict), (error.From, error.Code, error.Kind));
            Assert.Equal(AppointmentRules.Next(from), error.Allowed);
        }
    }

    [Theory]
    [InlineData(AppointmentStatus.Scheduled, 6)]
    [InlineData(AppointmentStatus.Confirmed, 6)]
    [InlineData(AppointmentStatus.Completed, 6)]
    [InlineData(AppointmentStatus.Cancelled, 0)]
    [InlineData(AppointmentStatus.NoShow, 0)]
    public void Cells_Status_DecidesWhetherTheTimeIsTaken(AppointmentStatus status, int cells)
    {
        var visit = Visits.In(status, Now);

        Assert.Equal(cells, visit.Cells.Count);
        Assert.Equal(cells > 0, status.Occupies());
        Assert.Equal(status.Occupies(), AppointmentRules.IsOccupying.Compile()(visit));
        Assert.Equal(status.IsOpen(), AppointmentRules.IsStillOpen.Compile()(visit));
    }

    [Theory]
    [InlineData(null, "reason_required")]
    [InlineData(" \t ", "reason_required")]
    [InlineData("a\0b", "control_characters")]
    [InlineData("*401", "reason_too_long")]
    public void Cancel_WithoutAProperReason_IsRefused(string? reason, string code)
    {
        var visit = Visits.Customer(Now);

        var result = visit.Cancel(reason == "*401" ? new string('x', 401) : reason, Later);

        Assert.Equal(("Reason", code), Field(result.Error));
        Assert.Equal((AppointmentStatus.Scheduled, null, 6), (visit.Status, visit.CancelReason, visit.Cells.Count));
    }

    [Fact]
    public void Cancel_Reason_IsKeptClean()
    {
        var visit = Visits.Customer(Now);

        Assert.True(visit.Cancel("  viaja   al norte ", Later).Succeeded);
        Assert.Equal("viaja al norte", visit.CancelReason);
    }

    [Fact]
    public void Cancel_ClosedVisitWithoutReason_NamesTheState() =>
        Assert.IsType<InvalidAppointmentTransition>(Visits.In(AppointmentStatus.Completed, Now).Cancel(null, Later).Error);

    [Fact]
    public void Reschedule_ALittleLater_KeepsTheCellsOfBoth()
    {
        var visit = Visits.Customer(Now);
        var before = visit.Cells.ToList();

        Assert.True(visit.Reschedule(new VisitTime(Visits.Resource, Utc("2026-11-30 12:15"), 45, 5), Later).Succeeded);

        AssertOccupies(visit, SlotKey.Of(new VisitTime(Visits.Resource, Utc("2026-11-30 12:15"), 45, 5)));
        // the rows themselves: removing and adding the same key is what a database refuses
        Assert.Equal(before.Skip(3), visit.Cells.Take(3));
        Assert.Equal((Utc("2026-11-30 13:00"), Utc("2026-11-30 13:05")), (visit.EndsAt, visit.FreeAt));
    }

    [Fact]
    public void Reschedule_ToAnotherResource_LeavesNothingBehind()
    {
        var (visit, box) = (Visits.Customer(Now), Ids.New(Now));

        Assert.True(visit.Reschedule(visit.Time with { ResourceId = box }, Later).Succeeded);

        Assert.Equal(box, visit.ResourceId);
        Assert.All(visit.Cells, cell => Assert.Equal(box, cell.ResourceId));
        Assert.Equal(6, visit.Cells.Count);
    }

    [Theory]
    [InlineData("2026-11-30 13:00", AppointmentStatus.Scheduled)]
    [InlineData("2026-11-30 12:00", AppointmentStatus.Confirmed)]
    public void Reschedule_Confirmed_MustBeConfirmedAnewAtAnotherTime(string start, AppointmentStatus status)
    {
        var visit = Visits.In(AppointmentStatus.Confirmed, Now);

        Assert.True(visit.Reschedule(new VisitTime(Visits.Resource, Utc(start), 60), Later).Succeeded);

        Assert.Equal(status, visit.Status);
    }

    [Theory]
    [InlineData(AppointmentStatus.Completed)]
    [InlineData(AppointmentStatus.Cancelled)]
    [InlineData(AppointmentStatus.NoShow)]
    public void Reschedule_Closed_IsRefused(AppointmentStatus status)
    {
        var visit = Visits.In(status, Now);
        var before = (visit.Time, visit.Cells.Count);

        var result = visit.Reschedule(new VisitTime(Visits.Resource, Utc("2026-12-01 12:00"), 30), Later);

        Assert.Equal(status, Assert.IsType<InvalidAppointmentTransition>(result.Error).From);
        Assert.Equal(before, (visit.Time, visit.Cells.Count));
    }

    [Fact]
    public void Guest_Cancelled_OrMissed_NeedsNoCustomer()
    {
        Assert.True(Visits.Guest(Now).Cancel("llamó", Later).Succeeded);
        Assert.True(Visits.Guest(Now).MarkNoShow(Later).Succeeded);
        Assert.True(Visits.Guest(Now).Confirm(Later).Succeeded);
    }

    [Fact]
    public void Complete_Guest_NeedsACustomerFirst()
    {
        var (visit, customer, branch) = (Visits.Guest(Now), Ids.New(Now), Ids.New(Now));

        Assert.IsType<GuestNotRegistered>(visit.Complete(Later).Error);
        Assert.Equal(AppointmentStatus.Scheduled, visit.Status);
        Assert.True(visit.Identify(customer, branch).Succeeded);
        Assert.True(visit.Complete(Later).Succeeded);

        Assert.Equal((customer, branch, Branch), (visit.CustomerId, visit.CustomerBranchId, visit.BranchId));
        Assert.Equal((null, null, null), (visit.GuestName, visit.GuestRut, visit.GuestPhone));
    }

    [Fact]
    public void Complete_CancelledGuest_NamesTheState()
    {
        var visit = Visits.Guest(Now);
        visit.Cancel("llamó", Now);

        Assert.IsType<InvalidAppointmentTransition>(visit.Complete(Later).Error);
        Assert.IsType<InvalidAppointmentTransition>(visit.Identify(Ids.New(Now), Branch).Error);
    }

    [Fact]
    public void Identify_Customer_IsRefused() => Assert.IsType<VisitHasCustomer>(Visits.Customer(Now).Identify(Ids.New(Now), Branch).Error);

    private static void AssertOccupies(Appointment visit, IReadOnlyList<SlotKey> keys) =>
        Assert.Equal(keys, visit.Cells.Select(cell => cell.Key).OrderBy(key => key.Cell));

    private static (string, string) Field(Error? error)
    {
        var field = Assert.Single(Assert.IsType<Invalid>(error).Fields);
        return (field.Field, field.Code);
    }
}
