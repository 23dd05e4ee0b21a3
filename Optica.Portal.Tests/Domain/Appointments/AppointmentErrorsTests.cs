using System.Globalization;
using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Domain.Appointments;

public sealed class AppointmentErrorsTests
{
    private static readonly DateTime Now = Schedules.Utc("2026-11-27 12:00");

    [Theory]
    [InlineData("en", "The visit is confirmed and cannot take that step. It can become: completed, cancelled, missed (no-show).")]
    [InlineData("es-CL", "La hora está confirmada y no puede dar ese paso. Puede quedar: completada, cancelada, perdida (no asistió).")]
    public void Refusal_Message_NamesTheAllowedSteps(string culture, string message) =>
        InCulture(culture, () => Assert.Equal(message, Visits.In(AppointmentStatus.Confirmed, Now).Confirm(Now).Error!.Message));

    [Theory]
    [InlineData("en", "The visit is cancelled and can no longer be changed.")]
    [InlineData("es-CL", "La hora está cancelada y ya no se puede cambiar.")]
    public void Refusal_OfAClosedVisit_SaysSo(string culture, string message) =>
        InCulture(culture, () => Assert.Equal(message, Visits.In(AppointmentStatus.Cancelled, Now).Confirm(Now).Error!.Message));

    [Fact]
    public void Errors_All_HaveTheirWords() =>
        Assert.All(
            [
                new SlotTaken(),
                new GuestNotRegistered(),
                new VisitHasCustomer(),
                .. Enum.GetValues<SlotProblem>().Select(one => one.ToError()),
            ],
            (Error error) => Assert.NotEmpty(error is Invalid invalid ? invalid.Fields[0].Message : error.Message)
        );

    private static void InCulture(string culture, Action check)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo(culture);
            check();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
