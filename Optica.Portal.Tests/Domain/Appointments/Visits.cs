using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Domain.Appointments;

/// <summary>Visits for the tests: Monday 2026-11-30 at nine in Santiago, half an hour.</summary>
internal static class Visits
{
    public static readonly Guid Organisation = new("0b000000-0000-7000-8000-000000000001");
    public static readonly Guid Resource = new("0b000000-0000-7000-8000-000000000003");

    public static AppointmentInput Input() =>
        new()
        {
            CustomerId = new Guid("0b000000-0000-7000-8000-000000000004"),
            ResourceId = Resource,
            Type = AppointmentType.EyeExam,
            StartsAt = Schedules.Utc("2026-11-30 12:00"),
            Minutes = 30,
        };

    public static AppointmentInput GuestInput()
    {
        var input = Input();
        (input.CustomerId, input.GuestName) = (null, "Ana  Soto");
        (input.GuestRut, input.GuestPhone) = ("12.345.678-5", "9 1234 5678");
        return input;
    }

    public static Appointment Customer(DateTime at) =>
        Appointment.Create(Input(), (Organisation, Schedules.Branch, Schedules.Branch), bufferMinutes: 0, at);

    public static Appointment Guest(DateTime at)
    {
        var input = GuestInput();
        AppointmentInputNormaliser.Normalise(input);
        return Appointment.Create(input, (Organisation, Schedules.Branch, CustomerBranchId: null), bufferMinutes: 0, at);
    }

    public static Appointment In(AppointmentStatus status, DateTime at)
    {
        var visit = Customer(at);
        if (status != AppointmentStatus.Scheduled)
        {
            // nobody is missed before their time
            Assert.True(Step(visit, status, status == AppointmentStatus.NoShow && at < visit.StartsAt ? visit.StartsAt : at).Succeeded);
        }

        return visit;
    }

    public static Result<Done> Step(Appointment visit, AppointmentStatus to, DateTime at) =>
        to switch
        {
            AppointmentStatus.Confirmed => visit.Confirm(at),
            AppointmentStatus.Completed => visit.Complete(at),
            AppointmentStatus.Cancelled => visit.Cancel("llamó", at),
            AppointmentStatus.NoShow => visit.MarkNoShow(at),
            _ => throw new ArgumentOutOfRangeException(nameof(to)),
        };
}
