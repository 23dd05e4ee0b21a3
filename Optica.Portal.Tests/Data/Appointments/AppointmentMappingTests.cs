using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Domain.Appointments;
using Optica.Portal.Tests.Domain.Appointments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Appointments;

/// <summary>How visits and schedules stand in the database.</summary>
public sealed class AppointmentMappingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Save_TwoVisitsOfOneResourceThatOverlap_IsRefusedByTheKey(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var box = database.World.Box(database.World.Centro);
        await SaveAsync(database, box, database.World.Visit(box));
        await SaveAsync(database, database.World.Visit(box, at: Booking.Nine.AddMinutes(30)));

        await using var db = database.Open();
        db.Add(database.World.Visit(box, at: Booking.Nine.AddMinutes(25)));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));
        Assert.Equal(2, await database.ReadAsync(all => all.Appointments.CountAsync(Cancellation)));
    }

    [Theory, EveryProvider]
    public async Task Save_MovedByAQuarterAndCancelled_KeepsAndFreesCells(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var box = database.World.Box(database.World.Centro);
        var visit = database.World.Visit(box);
        await SaveAsync(database, box, visit);

        await using (var db = database.Open())
        {
            var row = await db.Appointments.Include(one => one.Cells).SingleAsync(Cancellation);
            Assert.Equal(DateTimeKind.Utc, row.StartsAt.Kind);
            Assert.True(row.Reschedule(row.Time with { StartsAt = Booking.Nine.AddMinutes(15) }, World.Start).Succeeded);
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(
            SlotKey.Of(visit.Time with { StartsAt = Booking.Nine.AddMinutes(15) }).Select(key => key.Cell),
            await database.ReadAsync(db => db.AppointmentCells.OrderBy(row => row.Cell).Select(row => row.Cell).ToListAsync(Cancellation))
        );
        await using (var db = database.Open())
        {
            var row = await db.Appointments.Include(one => one.Cells).SingleAsync(Cancellation);
            Assert.True(row.Cancel("llamó", World.Start).Succeeded);
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(0, await database.ReadAsync(db => db.AppointmentCells.CountAsync(Cancellation)));
    }

    [Theory, EveryProvider]
    public async Task Save_Schedule_ComesBackAsItWas(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var schedule = BranchSchedule.Create(world.North, world.Centro);
        var input = Input("feriado");
        schedule.Change(input, World.Start);
        await SaveAsync(database, schedule);

        await using (var db = database.Open())
        {
            var row = await db.BranchSchedules.Include(one => one.BlockedDates).SingleAsync(Cancellation);
            Assert.Equal(schedule.Week, row.Week);
            Assert.Equal((20, 5, 90, 60), (row.SlotMinutes, row.BufferMinutes, row.NoticeMinutes, row.AdvanceDays));
            row.Change(Input("inventario"), World.Start);
            await db.SaveChangesAsync(Cancellation);
        }

        var blocked = await database.ReadAsync(db => db.BlockedDates.AsNoTracking().ToListAsync(Cancellation));
        Assert.Equal([(new DateOnly(2026, 12, 24), "inventario")], blocked.Select(row => (row.Day, row.Reason)));
    }

    private static BranchScheduleInput Input(string reason)
    {
        var input = BranchScheduleInput.Of(Schedules.With(it => Schedules.Set(it.Days[5], Schedules.Hours("10:00-14:00"))));
        (input.SlotMinutes, input.BufferMinutes, input.NoticeMinutes, input.AdvanceDays) = (20, 5, 90, 60);
        input.BlockedDates = [new() { Day = new DateOnly(2026, 12, 24), Reason = reason }];
        return input;
    }

    private static async Task SaveAsync(TestDatabase database, params object[] rows)
    {
        await using var db = database.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync(Cancellation);
    }
}
