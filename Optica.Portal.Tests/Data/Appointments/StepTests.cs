using Microsoft.EntityFrameworkCore;
using Optica.Data.Appointments;
using Optica.Data.Notifications;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Notifications;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Appointments;

/// <summary>Confirmed, cancelled, missed: what it does, what it refuses, and who hears of it.</summary>
public sealed class StepTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid customer;
    private Guid visit;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        customer = await database.AddAsync(World.Centro, People.Numbered(1));
        visit = await database.BookAsync(World.Sales, Booking.For(customer, await database.AddBoxAsync(World.Centro)));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Steps_OneAfterAnother_AreTakenOnceAndRefusedWithTheAllowed()
    {
        Assert.Null(await StepAsync(life => life.ConfirmAsync(visit, new ChangeOptions(1), Cancellation)));
        var again = await StepAsync(life => life.ConfirmAsync(visit, new ChangeOptions(2), Cancellation));
        Assert.Equal(
            [AppointmentStatus.Completed, AppointmentStatus.Cancelled, AppointmentStatus.NoShow],
            Assert.IsType<InvalidAppointmentTransition>(again).Allowed
        );
        Assert.IsType<VersionConflict>(await StepAsync(life => life.CancelAsync(visit, "llamó", new ChangeOptions(1), Cancellation)));
        Assert.Null(await StepAsync(life => life.CancelAsync(visit, " no  puede ", new ChangeOptions(2), Cancellation)));
        var closed = await StepAsync(life => life.MarkNoShowAsync(visit, new ChangeOptions(), Cancellation));
        Assert.Empty(Assert.IsType<InvalidAppointmentTransition>(closed).Allowed);

        var now = await database.ReadVisitAsync(World.Sales, visit);
        Assert.Equal((AppointmentStatus.Cancelled, "no puede", 3L), (now.Row.Status, now.CancelReason, now.Row.Version));
        Assert.Empty(now.Next);
        Assert.Null(now.Exam);
    }

    [Theory]
    [InlineData(null, "reason_required")]
    [InlineData("  ", "reason_required")]
    [InlineData("a\u0007b", "control_characters")]
    public async Task CancelAsync_WithoutAProperReason_IsToldBeforeTheVersion(string? reason, string code)
    {
        var refused = await StepAsync(life => life.CancelAsync(visit, reason, new ChangeOptions(9), Cancellation));

        Assert.Equal(code, Assert.IsType<Invalid>(refused).Fields.Single().Code);
        Assert.Equal(AppointmentStatus.Scheduled, (await database.ReadVisitAsync(World.Sales, visit)).Row.Status);
    }

    [Fact]
    public async Task MarkNoShowAsync_Customer_CountsOnceAndFreesTheTime()
    {
        await using (var db = database.Open())
        {
            await db.Changes.ExecuteDeleteAsync(Cancellation);
        }

        Assert.IsType<VisitNotBegun>(await StepAsync(life => life.MarkNoShowAsync(visit, new ChangeOptions(), Cancellation)));
        database.Clock.Now = (await database.ReadVisitAsync(World.Super, visit)).Row.StartsAt;

        var steps = await Race.AtOnceAsync(10, _ => StepAsync(life => life.MarkNoShowAsync(visit, new ChangeOptions(), Cancellation)));

        Assert.Single(steps, error => error is null);
        Assert.All(steps.Where(error => error is not null), error => Assert.IsType<InvalidAppointmentTransition>(error));
        var figures = await database.ReadAsync(db => db.CustomerFigures.AsNoTracking().SingleAsync(Cancellation));
        Assert.Equal((0, 1, null), (figures.Visits, figures.NoShows, figures.LastVisitAt));
        Assert.Equal(0, await database.ReadAsync(db => db.AppointmentCells.CountAsync(Cancellation)));
        var kinds = await database.ReadAsync(db => db.Changes.Select(row => row.Kind).Order().ToListAsync(Cancellation));
        Assert.Equal(["appointment", "customer_figures"], kinds);
    }

    [Fact]
    public async Task History_OfAVisit_TellsWhoDidWhatWithNames()
    {
        await using var scope = database.As(World.Admin);
        var other = await database.AddBoxAsync(World.Centro, "Box 2");
        var to = new RescheduleInput { ResourceId = other, StartsAt = Booking.Nine.AddHours(1) };
        (await scope.Get<AppointmentService>().RescheduleAsync(visit, to, new ChangeOptions(1), Cancellation)).Expect();
        (await scope.Get<AppointmentLifeService>().CancelAsync(visit, "viaja", new ChangeOptions(2), Cancellation)).Expect();

        var steps = (await scope.Get<AppointmentHistoryQueries>().ListAsync(visit, Cancellation)).Expect();

        Assert.Equal(
            [("appointment_cancelled", "admin", "viaja"), ("appointment_rescheduled", "admin", null), ("create", "sales", null)],
            steps.Select(step => (step.Action, step.UserName, step.Reason))
        );
        Assert.Equal(
            [
                "EndsAt 2026-11-30T12:30:00Z > 2026-11-30T13:30:00Z",
                "ResourceId Box 1 > Box 2",
                "StartsAt 2026-11-30T12:00:00Z > 2026-11-30T13:00:00Z",
            ],
            steps[1].Changes.Select(change => $"{change.Field} {change.Old} > {change.New}").Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            [
                "BranchId Centro",
                "EndsAt 2026-11-30T12:30:00Z",
                "ResourceId Box 1",
                "StartsAt 2026-11-30T12:00:00Z",
                "Status Scheduled",
                "Type EyeExam",
            ],
            steps[2].Changes.Select(change => $"{change.Field} {change.New}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Notifications_BookedAndCancelled_ReachWhoMaySeeTheBranchOnly()
    {
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await StepAsync(life => life.CancelAsync(visit, "viaja", new ChangeOptions(), Cancellation), World.Admin));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var mall = await database.AddBoxAsync(World.Mall);
        await database.BookAsync(World.MallAdmin, Booking.ForGuest(mall));

        Assert.Equal("AppointmentBooked of Ana Soto at Centro", await ToldAsync(World.Admin));
        Assert.Equal("AppointmentCancelled of Ana Soto at Centro", await ToldAsync(World.Sales));
        var both = "AppointmentCancelled of Ana Soto at Centro, AppointmentBooked of Ana Soto at Centro";
        Assert.Equal(both, await ToldAsync(World.Optometrist));
        Assert.Equal("", await ToldAsync(World.MallAdmin));
        Assert.Equal($"AppointmentBooked of Eva Rojas Díaz at Mall, {both}", await ToldAsync(World.Reader));
        Assert.Equal("AppointmentBooked of Eva Rojas Díaz at Mall", await ToldAsync(World.Expired));
        Assert.Equal("", await ToldAsync(World.SouthChief));
        Assert.Equal("refused", await ToldAsync(World.Platform));
    }

    private async Task<string> ToldAsync(Person person)
    {
        await using var scope = database.As(person);
        var told = await scope.Get<NotificationQueries>().NewestAsync(Cancellation);
        NotificationKind[] kinds = [NotificationKind.AppointmentBooked, NotificationKind.AppointmentCancelled];
        return told.Succeeded
            ? string.Join(
                ", ",
                told.Value.Where(row => kinds.Contains(row.Kind)).Select(row => $"{row.Kind} of {row.RecordName} at {row.Place}")
            )
            : "refused";
    }

    private async Task<Error?> StepAsync(Func<AppointmentLifeService, Task<Result<Done>>> step, Person? by = null)
    {
        await using var scope = database.As(by ?? World.Sales);
        return (await step(scope.Get<AppointmentLifeService>())).Error;
    }
}
