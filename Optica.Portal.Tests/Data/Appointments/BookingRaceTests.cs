using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Appointments;

/// <summary>Who gets a time, the database decides (SECURITY 37): one of a hundred, in one process or in two.</summary>
public sealed class BookingRaceTests
{
    private const int Each = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task BookAsync_HundredAtOnceOfOneSlot_OneVisit(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var box = await database.AddBoxAsync(database.World.Centro);

        var results = await Race.AtOnceAsync(100, number => BookAsync(database, box, number % 2 == 0 ? 0 : 15));

        Assert.Equal(1, results.Count(result => result.Succeeded));
        Assert.All(results.Where(result => !result.Succeeded), result => result.Refused<SlotTaken, Guid>());
        Assert.Equal(1, await database.ReadAsync(db => db.Appointments.CountAsync(Cancellation)));
        Assert.Equal(1, await database.ReadAsync(db => db.Notifications.CountAsync(Cancellation)));
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync(Cancellation)));
        Assert.Equal(6, await database.ReadAsync(db => db.AppointmentCells.CountAsync(Cancellation)));
    }

    /// <summary>Past every check of the service: the key alone is enough.</summary>
    [Theory, EveryProvider]
    public async Task Save_HundredAtOncePastTheService_OneVisit(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var box = database.World.Box(database.World.Centro);
        await using (var db = database.Open())
        {
            db.Add(box);
            await db.SaveChangesAsync(Cancellation);
        }

        var saved = await Race.AtOnceAsync(
            100,
            async number =>
            {
                await using var db = database.Open();
                db.Add(database.World.Visit(box, at: Booking.Nine.AddMinutes(number % 5 * 5)));
                try
                {
                    return await db.SaveChangesAsync(Cancellation) > 0;
                }
                catch (DbUpdateException)
                {
                    return false;
                }
            }
        );

        Assert.Single(saved, one => one);
        Assert.Equal(1, await database.ReadAsync(db => db.Appointments.CountAsync(Cancellation)));
    }

    [Theory, EveryProvider]
    public async Task RescheduleAsync_FortyAtOnceToOneSlot_OneMoves(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var visits = new List<Guid>();
        foreach (var number in Enumerable.Range(0, 40))
        {
            var box = await database.AddBoxAsync(world.Centro, $"Box {number}");
            visits.Add(await database.BookAsync(world.Sales, Booking.ForGuest(box)));
        }

        var wanted = await database.AddBoxAsync(world.Centro, "Box 99");
        var results = await Race.AtOnceAsync(
            visits.Count,
            async number =>
            {
                await using var scope = database.As(world.Sales);
                var to = new RescheduleInput { ResourceId = wanted, StartsAt = Booking.Nine.AddHours(1) };
                return await scope.Get<AppointmentService>().RescheduleAsync(visits[number], to, new ChangeOptions(1), Cancellation);
            }
        );

        Assert.Equal(1, results.Count(result => result.Succeeded));
        Assert.All(results.Where(result => !result.Succeeded), result => result.Refused<SlotTaken, Done>());
        Assert.Equal(1, await database.ReadAsync(db => db.Appointments.CountAsync(row => row.ResourceId == wanted, Cancellation)));
        Assert.Equal(40 * 6, await database.ReadAsync(db => db.AppointmentCells.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task BookAsync_OneSlotFromTwoProcesses_OneVisit()
    {
        await using var database = await TestDatabase.CreateAsync();
        var box = await database.AddBoxAsync(database.World.Centro);
        var meeting = new Meeting(database.Options.DatabaseFile!, database.World.Sales.Ticket(), box);
        using var other = await OtherProcess.RaceAsync(SecondProcess, meeting);
        var mine = await RaceAsync(database, meeting);

        var theirs = await other.AnswerAsync<int[]>();

        Assert.Equal((1, (2 * Each) - 1), (mine[0] + theirs[0], mine[1] + theirs[1]));
        Assert.Equal(1, await database.ReadAsync(db => db.Appointments.CountAsync(Cancellation)));
        Assert.Equal(6, await database.ReadAsync(db => db.AppointmentCells.CountAsync(Cancellation)));
    }

    /// <summary>The second process: started by the test above, never on its own.</summary>
    [Fact(Explicit = true)]
    public async Task SecondProcess()
    {
        if (OtherProcess.Invited is not { } meeting)
        {
            return;
        }

        await using var database = TestDatabase.Attach(meeting.File);
        await using (var warm = meeting.Enter(database))
        {
            (await warm.Get<AppointmentQueries>().TodayAsync(Cancellation)).Expect();
        }

        await meeting.WaitAsync();
        await meeting.AnswerAsync(await RaceAsync(database, meeting));
    }

    /// <summary>How many got the time, and how many were told that it is taken.</summary>
    private static async Task<int[]> RaceAsync(TestDatabase database, Meeting meeting)
    {
        var results = await Race.AtOnceAsync(
            Each,
            async _ =>
            {
                await using var scope = meeting.Enter(database);
                var input = Booking.ForGuest(meeting.Records[0]);
                return await scope.Get<AppointmentService>().BookAsync(input, new OperationOptions(), Cancellation);
            }
        );
        return [results.Count(result => result.Succeeded), results.Count(result => result.Error is SlotTaken)];
    }

    private static Task<Result<Guid>> BookAsync(TestDatabase database, Guid box, int later) =>
        database.TryBookAsync(database.World.Sales, Booking.ForGuest(box, Booking.Nine.AddMinutes(later)));
}
