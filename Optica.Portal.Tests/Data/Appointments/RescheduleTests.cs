using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Appointments;

/// <summary>Moving visits: what a visit itself occupies is not in its way, nothing else gives way.</summary>
public sealed class RescheduleTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid box;
    private Guid visit;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        box = await database.AddBoxAsync(World.Centro);
        visit = await database.BookAsync(World.Sales, Booking.ForGuest(box));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory, EveryProvider]
    public async Task RescheduleAsync_AQuarterLaterAndLonger_KeepsOneKeyPerTime(DatabaseProvider provider)
    {
        await using var own = await TestDatabase.CreateAsync(provider);
        var place = await own.AddBoxAsync(own.World.Centro);
        var id = await own.BookAsync(own.World.Sales, Booking.ForGuest(place));
        await using var scope = own.As(own.World.Sales);

        var to = new RescheduleInput { StartsAt = Booking.Nine.AddMinutes(15), Minutes = 60 };
        (await scope.Get<AppointmentService>().RescheduleAsync(id, to, new ChangeOptions(1), Cancellation)).Expect();

        var now = await own.ReadVisitAsync(own.World.Sales, id);
        Assert.Equal((Booking.Nine.AddMinutes(15), 60, 2L), (now.Row.StartsAt, now.Row.Minutes, now.Row.Version));
        var cells = await own.ReadAsync(db =>
            db.AppointmentCells.OrderBy(row => row.Cell).Select(row => row.Cell).ToListAsync(Cancellation)
        );
        Assert.Equal(SlotKey.Of(new VisitTime(place, to.StartsAt.Value, 60)).Select(key => key.Cell), cells);
    }

    [Fact]
    public async Task RescheduleAsync_Confirmed_MustBeConfirmedAnewAtAnotherTimeOnly()
    {
        var other = await database.AddBoxAsync(World.Centro, "Box 2");
        await using var scope = database.As(World.Sales);
        var life = scope.Get<AppointmentLifeService>();
        (await life.ConfirmAsync(visit, new ChangeOptions(), Cancellation)).Expect();

        Assert.Null(await MoveAsync(new() { ResourceId = other }));
        Assert.Equal(AppointmentStatus.Confirmed, (await ReadAsync()).Row.Status);
        Assert.Null(await MoveAsync(new() { StartsAt = Booking.Nine.AddHours(1) }));
        Assert.Equal((AppointmentStatus.Scheduled, "Box 2"), ((await ReadAsync()).Row.Status, (await ReadAsync()).Row.Resource));
    }

    [Fact]
    public async Task RescheduleAsync_OntoAnother_IsTakenAndNothingMoves()
    {
        await database.BookAsync(World.Sales, Booking.ForGuest(box, Booking.Nine.AddMinutes(30)));
        var before = await ReadAsync();

        Assert.IsType<SlotTaken>(await MoveAsync(new() { StartsAt = Booking.Nine.AddMinutes(15) }));
        Assert.IsType<SlotTaken>(await MoveAsync(new() { Minutes = 35 }));
        Assert.IsType<SlotTaken>(await MoveAsync(new() { StartsAt = Booking.Nine.AddMinutes(30) }));

        Assert.Equivalent(before, await ReadAsync(), strict: true);
    }

    /// <summary>The branch's hours may have changed, and the visit may have begun: what keeps its start may still get longer.</summary>
    [Fact]
    public async Task RescheduleAsync_SameStart_IsFreeOfNoticeAndGrid()
    {
        await database.SetHoursAsync(
            World.Centro,
            hours =>
            {
                (hours.NoticeMinutes, hours.AdvanceDays, hours.SlotMinutes) = (60, 1, 20);
                hours.Days[0].Opens = new TimeOnly(8, 30);
            }
        );
        database.Clock.Now = Booking.Nine.AddMinutes(10);

        Assert.Null(await MoveAsync(new() { Minutes = 45 }));
        Assert.Equal("slot_too_soon", Code(await MoveAsync(new() { StartsAt = Booking.Nine.AddMinutes(20) })));
        Assert.Equal("slot_too_far", Code(await MoveAsync(new() { StartsAt = Booking.Nine.AddDays(2).AddMinutes(-30) })));
        Assert.Equal("slot_off_grid", Code(await MoveAsync(new() { StartsAt = Booking.Nine.AddHours(2) })));
        Assert.Equal("slot_outside_hours", Code(await MoveAsync(new() { StartsAt = Booking.Nine.AddHours(8).AddMinutes(50) })));
        Assert.Equal("minutes_out_of_range", Code(await MoveAsync(new() { Minutes = 5 })));
        Assert.Equal(45, (await ReadAsync()).Row.Minutes);
    }

    [Fact]
    public async Task RescheduleAsync_OtherBranchesResource_IsRefused()
    {
        var there = await database.AddBoxAsync(World.Mall);
        var south = await database.AddBoxAsync(World.Costa);

        Assert.IsType<AccessDenied>(await MoveAsync(new() { ResourceId = there }));
        Assert.IsType<NotFound>(await MoveAsync(new() { ResourceId = south }));
        Assert.Equal("resource_of_other_branch", Code(await MoveAsync(new() { ResourceId = there }, World.Super)));
        Assert.Equal(box, (await ReadAsync()).Row.ResourceId);
    }

    [Fact]
    public async Task RescheduleAsync_StaleOrClosed_IsToldAndNothingMoves()
    {
        Assert.IsType<VersionConflict>(await MoveAsync(new() { Minutes = 60 }, version: 7));
        await using var scope = database.As(World.Sales);
        database.Clock.Now = (await ReadAsync()).Row.StartsAt;
        (await scope.Get<AppointmentLifeService>().MarkNoShowAsync(visit, new ChangeOptions(), Cancellation)).Expect();

        var closed = Assert.IsType<InvalidAppointmentTransition>(await MoveAsync(new() { Minutes = 60 }));

        Assert.Equal((AppointmentStatus.NoShow, 0), (closed.From, closed.Allowed.Count));
        Assert.Equal(30, (await ReadAsync()).Row.Minutes);
    }

    /// <summary>A customer of Centro has a visit at Mall: Centro may move it there, to the times Mall offers.</summary>
    [Fact]
    public async Task RescheduleAsync_FromTheCustomersBranch_KeepsToTheHoursOfTheOther()
    {
        var customer = await database.AddAsync(World.Centro, People.Numbered(1));
        var there = await database.AddBoxAsync(World.Mall);
        visit = await database.BookAsync(World.Super, Booking.For(customer, there));
        await database.BookAsync(World.MallAdmin, Booking.ForGuest(there, Booking.Nine.AddHours(1)));
        await database.SetHoursAsync(World.Mall, hours => hours.Days[0].Closes = new TimeOnly(12, 0));

        Assert.IsType<SlotTaken>(await MoveAsync(new() { StartsAt = Booking.Nine.AddHours(1) }));
        Assert.Equal("slot_outside_hours", Code(await MoveAsync(new() { StartsAt = Booking.Nine.AddHours(3) })));
        Assert.Null(await MoveAsync(new() { StartsAt = Booking.Nine.AddHours(2) }));
        Assert.Equal("Box 1", (await ReadAsync()).Row.Resource);
    }

    private static string? Code(Error? error) => (error as Invalid)?.Fields.Single().Code;

    private Task<AppointmentDetail> ReadAsync() => database.ReadVisitAsync(World.Sales, visit);

    private async Task<Error?> MoveAsync(RescheduleInput to, Person? by = null, long? version = null)
    {
        await using var scope = database.As(by ?? World.Sales);
        return (await scope.Get<AppointmentService>().RescheduleAsync(visit, to, new ChangeOptions(version), Cancellation)).Error;
    }
}
