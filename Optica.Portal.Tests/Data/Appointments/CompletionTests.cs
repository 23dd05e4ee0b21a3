using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Appointments;
using Optica.Data.Segments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Appointments;

/// <summary>Completing visits: exam dates, figures, and who guests turn out to be (DOMAIN §8).</summary>
public sealed class CompletionTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid box;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        box = await database.AddBoxAsync(World.Centro);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("2026-11-30 12:40", "2026-11-30", "2026-11-30 12:00")]
    [InlineData("2026-12-09 12:00", "2026-11-30", "2026-11-30 12:00")]
    [InlineData("2026-11-27 18:00", "2026-11-27", "2026-11-27 18:00")]
    public async Task CompleteAsync_Exam_IsOfTheDayOfTheVisitButNotOfTomorrow(string now, string day, string visited)
    {
        var customer = await database.AddAsync(World.Centro, People.Full(1));
        var visit = await database.BookAsync(World.Sales, Booking.For(customer, box));
        database.Clock.Now = Domain.Appointments.Schedules.Utc(now);

        var outcome = (await CompleteAsync(visit, by: World.Optometrist)).Expect();

        var (last, next) = (DateOnly.ParseExact(day, "yyyy-MM-dd", null), DateOnly.ParseExact(day, "yyyy-MM-dd", null).AddMonths(12));
        Assert.Equal(new VisitOutcome(customer, new ExamDates(last, next), OffersPrescription: true), outcome);
        var (row, figures) = await RowsAsync(customer);
        Assert.Equal((last, next, 2L), (row.LastEyeExamDate, row.NextEyeExamDue, row.Version));
        Assert.Equal((1, 0, next), (figures.Visits, figures.NoShows, figures.NextExamDue));
        Assert.Equal(Domain.Appointments.Schedules.Utc(visited), figures.LastVisitAt);
        Assert.Empty(await database.Services.GetRequiredService<FiguresRebuild>().CheckAsync(Cancellation));
    }

    [Fact]
    public async Task CompleteAsync_SettingAndOwnDate_DecideWhenTheNextIsDue()
    {
        var customer = await database.AddAsync(World.Centro, People.Numbered(1));
        await using (var db = database.Open())
        {
            var own = await db.Organisations.SingleAsync(row => row.Id == World.North, Cancellation);
            Assert.True(own.Change(own.Prescribing with { ExamMonths = 24 }).Succeeded);
            await db.SaveChangesAsync(Cancellation);
        }

        var first = await database.BookAsync(World.Sales, Booking.For(customer, box));
        database.Clock.Now = Booking.Nine.AddHours(1);
        Assert.Equal(new(2028, 11, 30), (await CompleteAsync(first)).Expect().Exam!.NextDue);

        var second = await database.BookAsync(World.Sales, Booking.For(customer, box, Booking.Nine.AddHours(2)));
        Assert.Equal("next_exam_before_last", Code((await CompleteAsync(second, new(2026, 11, 29))).Error));
        Assert.Equal("date_out_of_range", Code((await CompleteAsync(second, new(2200, 1, 1))).Error));
        Assert.Equal(new(2027, 5, 31), (await CompleteAsync(second, new(2027, 5, 31))).Expect().Exam!.NextDue);
        Assert.Equal(new(2027, 5, 31), (await RowsAsync(customer)).Customer.NextEyeExamDue);
    }

    [Fact]
    public async Task CompleteAsync_NoExamOrAnOlderOne_LeavesTheDates()
    {
        var customer = await database.AddAsync(World.Centro, People.Full(1));
        var fitting = Booking.For(customer, box);
        fitting.Type = AppointmentType.Fitting;
        var fitted = await database.BookAsync(World.Sales, fitting);
        var older = await database.BookAsync(World.Sales, Booking.For(customer, box, Booking.Nine.AddHours(1)));
        var newer = await database.BookAsync(World.Sales, Booking.For(customer, box, Booking.Nine.AddDays(1)));
        database.Clock.Now = Booking.Nine.AddDays(2);

        Assert.Equal("next_exam_of_exams", Code((await CompleteAsync(fitted, new(2027, 5, 31))).Error));
        Assert.Null((await CompleteAsync(fitted)).Expect().Exam);
        Assert.Equal(new DateOnly(2026, 1, 15), (await RowsAsync(customer)).Customer.LastEyeExamDate);
        (await CompleteAsync(newer)).Expect();
        Assert.Null((await CompleteAsync(older)).Expect().Exam);

        var (row, figures) = await RowsAsync(customer);
        Assert.Equal((new DateOnly(2026, 12, 1), new DateOnly(2027, 12, 1)), (row.LastEyeExamDate, row.NextEyeExamDue));
        Assert.Equal((3, Booking.Nine.AddDays(1)), (figures.Visits, figures.LastVisitAt));
    }

    /// <summary>The exam took place, whoever the customer belongs to; nothing else of them may be changed from there.</summary>
    [Theory, EveryProvider]
    public async Task CompleteAsync_CustomerOfAnotherBranch_MovesTheirDates(DatabaseProvider provider)
    {
        await using var own = await TestDatabase.CreateAsync(provider);
        var world = own.World;
        var customer = await own.AddAsync(world.Centro, People.Numbered(1));
        var there = await own.AddBoxAsync(world.Mall);
        var visit = await own.BookAsync(world.Super, Booking.For(customer, there));
        own.Clock.Now = Booking.Nine.AddHours(1);
        await using var scope = own.As(world.MallAdmin);

        (await scope.Get<AppointmentCompletionService>().CompleteAsync(visit, new(), new ChangeOptions(1), Cancellation)).Expect();

        var row = await own.ReadAsync(db => db.Customers.AsNoTracking().SingleAsync(Cancellation));
        Assert.Equal(new DateOnly(2026, 11, 30), row.LastEyeExamDate);
        Assert.Equal(1, await own.ReadAsync(db => db.CustomerFigures.Select(figures => figures.Visits).SingleAsync(Cancellation)));
        var renamed = await scope.Customers.UpdateAsync(customer, new(new CustomerInput { FirstName = "X" }), Cancellation);
        renamed.Refused<AccessDenied, Done>();
    }

    [Fact]
    public async Task CompleteAsync_AtOnce_CountsOnce()
    {
        var customer = await database.AddAsync(World.Centro, People.Numbered(1));
        var visit = await database.BookAsync(World.Sales, Booking.For(customer, box));
        database.Clock.Now = Booking.Nine.AddHours(1);

        var results = await Race.AtOnceAsync(10, _ => CompleteAsync(visit));

        Assert.Single(results, result => result.Succeeded);
        Assert.Equal(1, (await RowsAsync(customer)).Figures.Visits);
    }

    private static string? Code(Error? error) => (error as Invalid)?.Fields.Single().Code;

    private async Task<Result<VisitOutcome>> CompleteAsync(Guid visit, DateOnly? nextDue = null, Person? by = null)
    {
        await using var scope = database.As(by ?? World.Sales);
        var input = new CompletionInput { NextEyeExamDue = nextDue };
        return await scope.Get<AppointmentCompletionService>().CompleteAsync(visit, input, new ChangeOptions(), Cancellation);
    }

    private Task<(Customer Customer, CustomerFigures Figures)> RowsAsync(Guid id) =>
        database.ReadAsync(async db =>
            (
                await db.Customers.AsNoTracking().SingleAsync(row => row.Id == id, Cancellation),
                await db.CustomerFigures.AsNoTracking().SingleAsync(row => row.CustomerId == id, Cancellation)
            )
        );
}
