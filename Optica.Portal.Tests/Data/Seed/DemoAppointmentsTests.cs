using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Seed;
using Optica.Data.Segments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Seed;

public sealed class DemoAppointmentsTests
{
    private const int Customers = 260;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SeedAsync_Calendars_AreBelievable()
    {
        await using var database = await SeededAsync();
        await using var db = database.Open();
        var visits = await db.Appointments.AsNoTracking().Include(row => row.Cells).ToListAsync(Cancellation);
        var (now, zone) = (database.Clock.Now, TimeZoneInfo.FindSystemTimeZoneById("America/Santiago"));
        DateOnly DayOf(Appointment visit) => LocalDay.Of(new DateTimeOffset(visit.StartsAt), zone);
        var today = LocalDay.Of(new DateTimeOffset(now), zone);

        Assert.InRange(visits.Count(visit => DayOf(visit) == today && visit.BranchId == database.World.Centro), 6, 40);
        Assert.Contains(visits, visit => DayOf(visit) == today && visit.StartsAt > now);
        Assert.Contains(visits, visit => DayOf(visit) == today && visit.Status == AppointmentStatus.Completed);
        Assert.InRange(visits.Max(DayOf).DayNumber - today.DayNumber, 7, 14);
        Assert.InRange(today.DayNumber - visits.Min(DayOf).DayNumber, 5, 45);
        var past = visits.Where(visit => visit.EndsAt.AddMinutes(20) <= now).ToList();
        Assert.All(past, visit => Assert.False(visit.Status.IsOpen()));
        Assert.InRange(past.Count(visit => visit.Status == AppointmentStatus.Completed), past.Count * 7 / 10, past.Count * 95 / 100);
        Assert.Contains(past, visit => visit.Status == AppointmentStatus.NoShow);
        Assert.Contains(visits, visit => visit is { Status: AppointmentStatus.Cancelled, CancelReason: not null });
        Assert.All(visits.Where(visit => visit.StartsAt > now), visit => Assert.NotEqual(AppointmentStatus.Completed, visit.Status));
        Assert.Contains(visits, visit => visit.IsGuest);
        Assert.All(visits, visit => Assert.True(visit.CreatedAt < visit.StartsAt && visit.CreatedAt < now && visit.StatusAt <= now));
        Assert.All(
            visits,
            visit => Assert.Equal(visit.Status.Occupies() ? (visit.Minutes + visit.BufferMinutes) / 5 : 0, visit.Cells.Count)
        );
        Assert.Empty(await database.Services.GetRequiredService<FiguresRebuild>().CheckAsync(Cancellation));
    }

    [Fact]
    public async Task SeedAsync_Exams_StandAtTheCustomersAndHoursAreKept()
    {
        await using var database = await SeededAsync();
        await using var db = database.Open();
        var exams = await db
            .Appointments.AsNoTracking()
            .Where(row => row.Type == AppointmentType.EyeExam && row.Status == AppointmentStatus.Completed)
            .Join(db.Customers, row => row.CustomerId, customer => customer.Id, (row, customer) => new { row.StartsAt, customer })
            .ToListAsync(Cancellation);
        Assert.NotEmpty(exams);
        Assert.All(
            exams,
            exam =>
                Assert.Equal(
                    (DateOnly.FromDateTime(exam.StartsAt), DateOnly.FromDateTime(exam.StartsAt).AddMonths(12)),
                    (exam.customer.LastEyeExamDate, exam.customer.NextEyeExamDue)
                )
        );
        var names = await db.BookableResources.OrderBy(row => row.BranchId).Select(row => row.Name).ToListAsync(Cancellation);
        Assert.Equal(5, names.Count(name => name == "Box 1"));
        Assert.Contains("optometrist", names);
        var schedules = await db.BranchSchedules.ToDictionaryAsync(row => row.BranchId, Cancellation);
        foreach (var visit in await db.Appointments.AsNoTracking().ToListAsync(Cancellation))
        {
            var schedule = schedules.GetValueOrDefault(visit.BranchId) ?? BranchSchedule.Create(visit.OrganisationId, visit.BranchId);
            var request = new SlotRequest(schedule, TimeZoneInfo.FindSystemTimeZoneById("America/Santiago"), visit.Minutes);
            Assert.Null(SlotEngine.Judge(request, visit.StartsAt, [], visit.StartsAt));
        }
    }

    [Fact]
    public async Task SeedAsync_TwiceAndElsewhere_IsTheSame()
    {
        await using var one = await SeededAsync();
        await using var other = await SeededAsync();
        var before = await TellAsync(one);
        Assert.Equal(before, await TellAsync(other));

        await SeedAsync(one);

        Assert.Equal(before, await TellAsync(one));
    }

    private static Task<List<string>> TellAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
            (await db.Appointments.AsNoTracking().OrderBy(row => row.StartsAt).ThenBy(row => row.FreeAt).ToListAsync(Cancellation))
                .Select(row => $"{row.StartsAt:O} {row.EndsAt:O} {row.Type} {row.Status} {row.IsGuest}")
                .Order(StringComparer.Ordinal)
                .ToList()
        );

    private static async Task<TestDatabase> SeededAsync()
    {
        var database = await TestDatabase.CreateAsync();
        for (var number = 1; number <= Customers; number++)
        {
            database.Clock.Now = World.Start.AddDays(-720 + (2 * number));
            await database.AddAsync(number % 3 == 0 ? database.World.Mall : database.World.Centro, People.Numbered(number));
        }

        database.Clock.Now = World.Start.AddHours(4);
        await SeedAsync(database);
        return database;
    }

    private static async Task SeedAsync(TestDatabase database)
    {
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoAppointments>().SeedAsync(Cancellation);
    }
}
